package githubtest

import (
	"encoding/base64"
	"maps"
	"net/http"
	"path"
	"slices"
	"strings"
)

func getTree(r *Repository, req *request) (int, any) {
	sha := req.in["tree_sha"]
	if c, is := r.objects.commits[sha]; is {
		sha = c.tree
	}
	files, is := r.objects.trees[sha]
	if !is {
		return refuse(http.StatusNotFound, "Not Found")
	}
	return http.StatusOK, r.treeOf(sha, files)
}

// treeOf lists a tree as GitHub does it recursively, folders among the files.
func (r *Repository) treeOf(sha string, files map[string]string) object {
	entries, folders := []any{}, map[string]bool{}
	for _, file := range slices.Sorted(maps.Keys(files)) {
		if folder := path.Dir(file); folder != "." && !folders[folder] {
			folders[folder] = true
			entries = append(entries, object{"path": folder, "mode": "040000", "type": "tree", "sha": name("tree", folder)})
		}
		size := len(r.objects.blobs[files[file]])
		entries = append(entries, object{"path": file, "mode": "100644", "type": "blob", "sha": files[file], "size": size})
	}
	return object{"sha": sha, "tree": entries, "truncated": false}
}

func createTree(r *Repository, req *request) (int, any) {
	var asked struct {
		Base string `json:"base_tree"`
		Tree []struct {
			Path, Mode, Type string
			Content          *string
		}
	}
	req.decode(&asked)
	base, is := r.objects.trees[asked.Base]
	if !is {
		return refuse(http.StatusNotFound, "Not Found")
	}
	files := maps.Clone(base)
	for _, e := range asked.Tree {
		if _, is := files[e.Path]; e.Content == nil && !is {
			return invalid("GitRPC::BadObjectState")
		}
		if e.Content == nil {
			delete(files, e.Path)
			continue
		}
		files[e.Path] = r.objects.blob(*e.Content)
	}
	sha := r.objects.tree(files)
	return http.StatusCreated, r.treeOf(sha, files)
}

func getBlob(r *Repository, req *request) (int, any) {
	sha := req.in["file_sha"]
	text, is := r.objects.blobs[sha]
	if !is {
		return refuse(http.StatusNotFound, "Not Found")
	}
	return http.StatusOK, object{"sha": sha, "size": len(text), "encoding": "base64", "content": lines(text)}
}

// lines is base64 as GitHub breaks it.
func lines(text string) string {
	const width = 60
	var b strings.Builder
	for code := base64.StdEncoding.EncodeToString([]byte(text)); code != ""; {
		n := min(width, len(code))
		b.WriteString(code[:n] + "\n")
		code = code[n:]
	}
	return b.String()
}

func getCommit(r *Repository, req *request) (int, any) {
	sha := req.in["commit_sha"]
	if _, is := r.objects.commits[sha]; !is {
		return refuse(http.StatusNotFound, "Not Found")
	}
	return http.StatusOK, r.gitCommit(sha)
}

func (r *Repository) gitCommit(sha string) object {
	c := r.objects.commits[sha]
	parents := list(c.parents, func(sha string) object { return object{"sha": sha} })
	return object{"sha": sha, "message": c.message, "tree": object{"sha": c.tree}, "parents": parents}
}

func createCommit(r *Repository, req *request) (int, any) {
	var asked struct {
		Message, Tree string
		Parents       []string
	}
	req.decode(&asked)
	if _, is := r.objects.trees[asked.Tree]; !is {
		return refuse(http.StatusNotFound, "Not Found")
	}
	made := r.objects.commit(commit{tree: asked.Tree, message: asked.Message, parents: asked.Parents})
	return http.StatusCreated, r.gitCommit(made)
}

func getRef(r *Repository, req *request) (int, any) {
	branch := strings.TrimPrefix(req.in["ref"], "heads/")
	if r.Branches[branch] == "" {
		return refuse(http.StatusNotFound, "Not Found")
	}
	return http.StatusOK, r.ref(branch)
}

func (r *Repository) ref(branch string) object {
	return object{"ref": "refs/heads/" + branch, "object": object{"type": "commit", "sha": r.Branches[branch]}}
}

func createRef(r *Repository, req *request) (int, any) {
	var asked struct{ Ref, SHA string }
	req.decode(&asked)
	branch := strings.TrimPrefix(asked.Ref, "refs/heads/")
	if r.Branches[branch] != "" {
		return invalid("Reference already exists")
	}
	r.Branches[branch] = asked.SHA
	return http.StatusCreated, r.ref(branch)
}

// updateRef moves a branch, and its open pull requests with it.
func updateRef(r *Repository, req *request) (int, any) {
	var asked struct {
		SHA   string
		Force bool
	}
	req.decode(&asked)
	branch := strings.TrimPrefix(req.in["ref"], "heads/")
	if !asked.Force && !slices.Contains(r.objects.commits[asked.SHA].parents, r.Branches[branch]) {
		return invalid("Update is not a fast forward")
	}
	r.Branches[branch] = asked.SHA
	for _, p := range r.Pulls {
		if p.Open && p.Head == branch {
			p.HeadSHA, p.Updated = asked.SHA, r.Tick()
		}
	}
	return http.StatusOK, r.ref(branch)
}
