package dev.stepwise.endpoint;

/** Servers that answer chats and have no list of models: their models' names are typed. */
final class ListlessServers {

    private ListlessServers() {}

    /** Whether what came in place of a list may be such a server's answer. */
    static boolean mayBe(NoServer why) {
        return switch (why) {
            case NoServer.Status(var http) -> http == 404 || http == 405 || http == 501;
            case NoServer.Network _, NoServer.NotTrusted _, NoServer.Broken _ -> false;
            case NoServer.Reason reason ->
                switch (reason) {
                    case NO_CHAT_MODEL, NO_MODEL_LIST -> true;
                    case TOO_LATE, INTERRUPTED, UNSENDABLE, TOO_LONG, REDIRECTS -> false;
                };
        };
    }
}
