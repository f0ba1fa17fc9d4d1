// Files that the hub keeps for its scripts, named from the folder of these. Each is asked
// for once; what could not be had is asked for again by whoever needs it next.

const get = async (name) => {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
};

const asked = new Map();

export const data = (name) => {
  if (!asked.has(name)) {
    asked.set(name, get(name).catch((error) => {
      asked.delete(name);
      throw error;
    }));
  }
  return asked.get(name);
};
