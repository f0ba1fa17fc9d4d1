package githubtest

import (
	"fmt"
	"net/http"
	"strconv"
)

func itoa(n int) string { return strconv.Itoa(n) }

// page is the part of a list that is asked for; its header names the next.
func page(w http.ResponseWriter, r *request, list []any) []any {
	query := r.URL.Query()
	size, _ := strconv.Atoi(query.Get("per_page"))
	if size < 1 || size > 100 {
		size = 30
	}
	number, _ := strconv.Atoi(query.Get("page"))
	from := min((max(number, 1)-1)*size, len(list))
	to := min(from+size, len(list))
	if to < len(list) {
		linkNext(w.Header(), r.Request, max(number, 1)+1)
	}
	return list[from:to]
}

func linkNext(h http.Header, r *http.Request, number int) {
	u := *r.URL
	query := u.Query()
	query.Set("page", itoa(number))
	u.RawQuery = query.Encode()
	h.Set("Link", fmt.Sprintf(`<http://%s%s>; rel="next"`, r.Host, u.String()))
}
