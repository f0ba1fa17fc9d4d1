package github

import (
	"fmt"

	gh "github.com/google/go-github/v60/github"
)

const (
	perPage  = 100  // the most GitHub gives
	maxPages = 1000 // a list without an end is none of GitHub's
)

// A pageOf asks for a page of a list.
type pageOf[T any] func(gh.ListOptions) ([]T, *gh.Response, error)

// pages reads a list page by page, at most so many of them. Whether there is more is
// asked of GitHub, and not believed of a full page: a proxy may have dropped the header
// that names the next. Whole is false if pages are left.
func pages[T any](most int, page pageOf[T]) (items []T, whole bool, err error) {
	for number := 1; number <= most; number++ {
		got, resp, err := page(gh.ListOptions{Page: number, PerPage: perPage})
		if err != nil {
			return nil, false, err
		}
		items = append(items, got...)
		if next := resp.NextPage != 0 || resp.NextPageToken != ""; !next && len(got) < perPage {
			return items, true, nil
		}
	}
	return items, false, nil
}

// all reads a list to its end, and turns its items into ours. Action is
// what is done, for errors.
func all[T, U any](action string, page pageOf[T], ours func(T) (U, error)) ([]U, error) {
	items, whole, err := pages(maxPages, page)
	if err == nil && !whole {
		err = odd("the list has no end after %d pages", maxPages)
	}
	if err != nil {
		return nil, explain(action, err)
	}
	return each(action, items, ours)
}

// each turns the library's structs into ours, all or none.
func each[T, U any](action string, items []T, ours func(T) (U, error)) ([]U, error) {
	list := make([]U, 0, len(items))
	for i, item := range items {
		u, err := ours(item)
		if err != nil {
			return nil, explain(fmt.Sprintf("%s: item %d", action, i+1), err)
		}
		list = append(list, u)
	}
	return list, nil
}
