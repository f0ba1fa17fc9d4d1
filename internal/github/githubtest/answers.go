package githubtest

import (
	"fmt"
	"strings"
	"time"
)

const docs = "https://docs.github.com/rest"

type object = map[string]any

func refuse(status int, message string) (int, any) {
	return status, object{"message": message, "documentation_url": docs, "status": itoa(status)}
}

// invalid is what GitHub says of a request that it understands and can't do.
func invalid(message string) (int, any) {
	return 422, object{
		"message": "Validation Failed", "documentation_url": docs,
		"errors": []any{object{"resource": "Thing", "code": "custom", "message": message}},
	}
}

// list turns things into a list of answers.
func list[T any](things []T, answer func(T) object) []any {
	all := []any{}
	for _, thing := range things {
		all = append(all, answer(thing))
	}
	return all
}

// user is null once it is deleted.
func (r *Repository) user(login string) any {
	if r.Deleted[login] {
		return nil
	}
	kind := "User"
	if strings.HasSuffix(login, "[bot]") {
		kind = "Bot"
	}
	page := "https://github.com/" + strings.TrimSuffix(login, "[bot]")
	return object{"login": login, "id": r.ID(login), "type": kind, "html_url": page}
}

func (r *Repository) page(format string, args ...any) string {
	return fmt.Sprintf("https://github.com/%s/%s/", r.Owner, r.Name) + fmt.Sprintf(format, args...)
}

func (r *Repository) self() object {
	return object{
		"name": r.Name, "full_name": r.Owner + "/" + r.Name, "owner": r.user(r.Owner), "html_url": r.page(""),
		"private": r.Visibility != "public", "visibility": r.Visibility, "default_branch": r.DefaultBranch,
	}
}

func (r *Repository) pull(p *Pull) object {
	return object{
		"number": p.Number, "title": p.Title, "body": p.Body, "user": r.user(p.Author), "html_url": r.page("pull/%d", p.Number),
		"state": state(p.Open), "draft": p.Draft, "labels": labels(p.Labels), "base": r.base(p), "head": r.head(p),
		"merged": !p.Merged.IsZero(), "merged_at": timeOrNull(p.Merged), "merge_commit_sha": orNull(p.MergeSHA),
		"created_at": at(p.Created), "updated_at": at(p.Updated), "commits": len(p.commits()), "changed_files": len(p.Files),
	}
}

// head is null in part once a fork or its owner is gone.
func (r *Repository) head(p *Pull) object {
	owner, name, _ := strings.Cut(p.HeadRepo, "/")
	head := object{"ref": p.Head, "sha": p.HeadSHA, "label": owner + ":" + p.Head, "repo": nil, "user": r.user(p.Author)}
	if p.HeadRepo != "" {
		head["repo"] = object{"full_name": p.HeadRepo, "name": name, "owner": r.user(owner)}
	}
	return head
}

func (r *Repository) base(p *Pull) object {
	label := r.Owner + ":" + p.Base
	return object{"ref": p.Base, "sha": p.BaseSHA, "label": label, "repo": r.self(), "user": r.user(r.Owner)}
}

func (r *Repository) review(v *Review) object {
	answer := object{
		"id": v.ID, "user": r.user(v.User), "state": v.State, "commit_id": orNull(v.Commit), "body": v.Body,
		"html_url": r.page("pull#pullrequestreview-%d", v.ID),
	}
	if !v.At.IsZero() {
		answer["submitted_at"] = at(v.At)
	}
	return answer
}

func (r *Repository) comment(c *Comment) object {
	return object{
		"id": c.ID, "user": r.user(c.User), "body": c.Body, "created_at": at(c.At), "updated_at": at(c.At),
		"html_url": r.page("issues#issuecomment-%d", c.ID),
	}
}

func (r *Repository) issue(i *Issue) object {
	return object{
		"number": i.Number, "title": i.Title, "body": i.Body, "user": r.user(i.User), "state": "open",
		"labels": labels(i.Labels), "html_url": r.page("issues/%d", i.Number),
		"created_at": at(i.Created), "updated_at": at(i.Created),
	}
}

func file(f File) object {
	answer := object{"filename": f.Path, "status": f.Status, "sha": name("blob", f.Path)}
	if f.Before != "" {
		answer["previous_filename"] = f.Before
	}
	return answer
}

// commitOf has no account where the address is nobody's.
func (r *Repository) commitOf(c Commit) object {
	author, committer := r.writer(c.Author), r.writer(c.Committer)
	parents := list(r.objects.commits[c.SHA].parents, func(sha string) object {
		return object{"sha": sha, "url": r.page("commit/%s", sha), "html_url": r.page("commit/%s", sha)}
	})
	text := object{
		"message": c.Message, "author": r.signature(c.Author, c.Email), "committer": r.signature(c.Committer, c.CommitterEmail),
	}
	return object{"sha": c.SHA, "author": author, "committer": committer, "commit": text, "parents": parents}
}

func (r *Repository) writer(login string) any {
	if login == "" {
		return nil
	}
	return r.user(login)
}

func (r *Repository) signature(name, email string) object {
	return object{"name": name, "email": email, "date": at(r.Clock)}
}

func labels(names []string) []any {
	return list(names, func(name string) object { return object{"name": name, "color": "ededed"} })
}

func state(open bool) string {
	if open {
		return "open"
	}
	return "closed"
}

func at(t time.Time) string { return t.UTC().Format(time.RFC3339) }

func timeOrNull(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return at(t)
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}
