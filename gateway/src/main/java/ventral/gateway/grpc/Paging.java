package ventral.gateway.grpc;

import java.util.List;
import java.util.function.Function;
import ventral.contract.spec.InvalidFieldException;
import ventral.gateway.ledger.Page;
import ventral.gateway.ledger.PageToken;

/**
 * Which part of a list a client asks for.
 *
 * @param list what is listed: the collection, and the request's fields but page size and token
 * @param afterKey sort key of the last row that the client has; empty at the list's beginning
 */
record Paging(List<String> list, String afterKey, int size) {

    /** The first row of any list. */
    static final Paging FIRST = new Paging(List.of(), "", 1);

    Paging {
        list = List.copyOf(list);
    }

    /** @param list the collection, and the request's fields but page size and token */
    static Paging of(int pageSize, String pageToken, String... list) {
        return of(Fields.read("page_size", () -> Page.size(pageSize)), pageToken, List.of(list));
    }

    /** As {@link #of(int, String, String...)}, of a list whose pages have sizes of their own. */
    static Paging of(int size, String pageToken, List<String> list) {
        return new Paging(list, Fields.read("page_token", pageToken, token -> PageToken.read(list, token)), size);
    }

    /** Of a list whose sort keys are indices, the index that its next page begins with. */
    long firstIndex(int skip) {
        if (skip < 0) {
            throw new InvalidFieldException("skip", "skip %d is negative".formatted(skip));
        }
        return skip + (afterKey.isEmpty() ? 0 : Fields.read("page_token", () -> Long.parseLong(afterKey) + 1));
    }

    /** The token of the page after {@code page}; empty after the last. */
    String next(Page<?> page) {
        return page.lastKey().isEmpty() ? "" : PageToken.write(list, page.lastKey());
    }

    /** The part of a list that is here as a whole. */
    <T> Page<T> of(List<T> all, Function<T, String> key) {
        List<T> rest = all;
        if (!afterKey.isEmpty()) {
            int last = all.stream().map(key).toList().indexOf(afterKey);
            if (last < 0) {
                throw new InvalidFieldException(
                        "page_token", "%s is gone: list again from the start".formatted(afterKey));
            }
            rest = all.subList(last + 1, all.size());
        }
        return rest.size() <= size
                ? new Page<>(rest, "")
                : new Page<>(rest.subList(0, size), key.apply(rest.get(size - 1)));
    }
}
