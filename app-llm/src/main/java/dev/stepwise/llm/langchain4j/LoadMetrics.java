package dev.stepwise.llm.langchain4j;

import dev.stepwise.endpoint.ServerLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** How much a server has to do, from its metrics in the text format of Prometheus. */
final class LoadMetrics {

    private static final String RUNNING = "vllm:num_requests_running|sglang:num_running_reqs";
    private static final String WAITING = "vllm:num_requests_waiting|sglang:num_queue_reqs";

    /** vLLM's older name too. */
    private static final String CACHE = "vllm:kv_cache_usage_perc|vllm:gpu_cache_usage_perc|sglang:token_usage";

    private LoadMetrics() {}

    /** Empty where the text says neither what runs nor what waits. */
    static Optional<ServerLoad> read(String text) {
        var running = values(text, RUNNING);
        var waiting = values(text, WAITING);
        if (running.isEmpty() || waiting.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ServerLoad(sum(running), sum(waiting), fullest(values(text, CACHE))));
    }

    /** A line for each engine and model. */
    private static List<Double> values(String text, String names) {
        var line = Pattern.compile("(?m)^(?:" + names + ")(?:\\{[^\\n]{0,2000}\\})? ([0-9.e+-]{1,30})\\s*$")
                .matcher(text);
        var values = new ArrayList<Double>();
        while (line.find()) {
            try {
                values.add(Double.parseDouble(line.group(1)));
            } catch (NumberFormatException noNumber) {
                return List.of();
            }
        }
        return values;
    }

    private static int sum(List<Double> values) {
        return (int) values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static OptionalDouble fullest(List<Double> shares) {
        return shares.stream()
                .mapToDouble(Double::doubleValue)
                .filter(share -> share >= 0 && share <= 1)
                .max();
    }
}
