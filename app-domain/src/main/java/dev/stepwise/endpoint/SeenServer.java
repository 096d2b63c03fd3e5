package dev.stepwise.endpoint;

/** A server that can be chosen, as the last look found it. */
record SeenServer(RegisteredServer row, ModelServer server, ProbeResult result) {

    boolean isAnswering() {
        return result instanceof ProbeResult.Found;
    }

    /** How the node stands if this server comes first. */
    ModelServerStatus status() {
        return switch (result) {
            case ProbeResult.Found _
            when !server.models().isEmpty() ->
                new ModelServerStatus.UsingModel(
                        server, server.models().getFirst().name());
            // an administrator offers none of its models
            case ProbeResult.Found _ ->
                new ModelServerStatus.NotAnswering(server.baseUrl(), NoServer.Reason.NO_CHAT_MODEL);
            case ProbeResult.KeyRefused _ -> new ModelServerStatus.KeyRefused(server.baseUrl());
            case ProbeResult.KeyLost _ -> new ModelServerStatus.KeyLost(server.ref(), server.baseUrl());
            case ProbeResult.NotFound(var why) -> new ModelServerStatus.NotAnswering(server.baseUrl(), why);
        };
    }
}
