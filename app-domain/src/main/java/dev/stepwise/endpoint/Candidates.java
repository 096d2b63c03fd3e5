package dev.stepwise.endpoint;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where this node looks for model servers: at the configured address alone, else at the usual ports of its own machine. */
@Component
class Candidates {

    private static final int VLLM = 8000;
    private static final int OLLAMA = 11434;
    private static final int LLAMA_CPP = 8080;
    private static final int SGLANG = 30000;

    private final boolean configured;
    private final List<Candidate> inOrder;

    /** The key goes to the configured address only: nobody else who listens on a usual port gets to see it. */
    Candidates(ModelProperties properties, @Value("${server.port:8080}") int ownPort) {
        configured = properties.address().isPresent();
        inOrder = properties
                .address()
                .map(address -> List.of(Candidate.of(address, Connection.with(properties.key()))))
                .orElseGet(() -> onThisMachine(ownPort));
    }

    private static List<Candidate> onThisMachine(int ownPort) {
        return IntStream.of(VLLM, OLLAMA, LLAMA_CPP, SGLANG)
                .filter(port -> port != ownPort)
                .mapToObj(port -> ServerAddress.parse("http://localhost:" + port + "/v1"))
                .map(address -> Candidate.of(address, Connection.PLAIN))
                .toList();
    }

    /** Whether a person named the address. */
    boolean areConfigured() {
        return configured;
    }

    List<Candidate> inOrder() {
        return inOrder;
    }

    /** The key for that URL: the configured one goes to the configured address alone. */
    Optional<ApiKey> key(URI baseUrl) {
        return at(baseUrl).flatMap(candidate -> candidate.connection().key());
    }

    /** The candidate that may be reached at that URL. */
    Optional<Candidate> at(URI baseUrl) {
        return inOrder.stream()
                .filter(candidate -> candidate.baseUrls().contains(baseUrl))
                .findFirst();
    }
}
