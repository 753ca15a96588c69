package ventral.gateway.grpc;

import java.util.List;
import java.util.function.Function;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.StreamSpec;
import ventral.gateway.ledger.query.Page;
import ventral.gateway.ledger.query.PageToken;

/**
 * Selects a page of a list.
 *
 * @param list identity of the list: the collection, and the request's fields except page size and token
 * @param afterKey sort key of the last row that the client has; empty at the start of the list
 */
public record PageRequest(List<String> list, String afterKey, int size) {

    /** The first row of any list. */
    public static final PageRequest FIRST = new PageRequest(List.of(), "", 1);

    public PageRequest {
        list = List.copyOf(list);
    }

    /**
     * Parses the paging fields of a request.
     *
     * @param list identity of the list: the collection, and the request's fields except page size and token
     */
    public static PageRequest of(int pageSize, String pageToken, String... list) {
        return of(RequestFields.parse("page_size", () -> Page.size(pageSize)), pageToken, List.of(list));
    }

    /**
     * Parses the page token of a list whose page sizes have limits of their own; see {@link #of(int, String,
     * String...)}.
     */
    public static PageRequest of(int size, String pageToken, List<String> list) {
        return new PageRequest(
                list, RequestFields.parse("page_token", pageToken, token -> PageToken.decode(list, token)), size);
    }

    /** Returns the first index of the page in a list whose sort keys are indices. */
    public long firstIndex(int skip) {
        if (skip < 0) {
            throw new InvalidFieldException("skip", "skip %d is negative: pass 0 or more".formatted(skip));
        }
        return skip + (afterKey.isEmpty() ? 0 : RequestFields.parse("page_token", afterKey, PageRequest::index) + 1);
    }

    private static long index(String key) {
        long index = Long.parseLong(key);
        if (index < 0 || index >= StreamSpec.MAX_IMAGE_COUNT) {
            throw new IllegalArgumentException(
                    "index %d is outside 0 to %d".formatted(index, StreamSpec.MAX_IMAGE_COUNT - 1));
        }
        return index;
    }

    /** Returns the token of the page after {@code page}; empty after the last page. */
    public String nextPageToken(Page<?> page) {
        return page.lastKey().isEmpty() ? "" : PageToken.encode(list, page.lastKey());
    }

    /** Returns the page of a list that is entirely in memory. */
    public <T> Page<T> of(List<T> all, Function<T, String> key) {
        List<T> rest = all;
        if (!afterKey.isEmpty()) {
            int last = all.stream().map(key).toList().indexOf(afterKey);
            if (last < 0) {
                throw new InvalidFieldException(
                        "page_token", "%s no longer exists: list again from the start".formatted(afterKey));
            }
            rest = all.subList(last + 1, all.size());
        }
        return rest.size() <= size
                ? new Page<>(rest, "")
                : new Page<>(rest.subList(0, size), key.apply(rest.get(size - 1)));
    }
}
