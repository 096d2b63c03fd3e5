package dev.stepwise.endpoint;

import java.util.List;

/** What an administrator wants with the headers that a server gets beside Stepwise's own. */
public sealed interface HeadersWish {

    /** Those that are kept stay; a new server gets none. */
    record Keep() implements HeadersWish {}

    /** These and no others. */
    record These(List<HeaderWish> headers) implements HeadersWish {
        public These {
            headers = List.copyOf(headers);
        }
    }
}
