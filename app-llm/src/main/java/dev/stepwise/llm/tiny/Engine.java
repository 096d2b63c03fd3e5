package dev.stepwise.llm.tiny;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.args.LogFormat;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The model, loaded. It writes one reply at a time, on a thread of its own, because the library's calls would keep a virtual thread's
 * carrier; one thread of llama.cpp's is faster than two where the processors are shared.
 */
final class Engine implements Closeable {

    /** A token takes milliseconds, a prompt of the longest kind some seconds on a busy machine. */
    private static final Duration STUCK = Duration.ofSeconds(60);

    private final LlamaModel model;
    private final BlockingQueue<Completion> waiting = new LinkedBlockingQueue<>();
    private final Thread writing = Thread.ofPlatform().name("engine").daemon().unstarted(this::writeAll);

    /** What the model has read and written last, which it need not read again; of the engine's thread. */
    private int[] inCache = {};

    /** When the reply in the making last grew, by {@link System#nanoTime()}; 0 while none is made. */
    private volatile long lastToken;

    private Engine(LlamaModel model) {
        this.model = model;
        writing.start();
    }

    /**
     * Loads the model.
     *
     * @throws IOException if the file holds none
     * @throws UnsatisfiedLinkError if the library cannot run on this computer
     */
    static Engine load(Path weights) throws IOException {
        // its messages may quote what it is given
        LlamaModel.setLogger(LogFormat.TEXT, (_, _) -> {});
        var parameters = new ModelParameters()
                .setModel(weights.toString())
                .setCtxSize(TinyModel.CONTEXT_TOKENS)
                .setThreads(1)
                .setThreadsBatch(1)
                .setParallel(1)
                .disableContextShift()
                .disableMmap()
                .disableLog();
        try {
            return new Engine(new LlamaModel(parameters));
        } catch (RuntimeException refused) {
            // the library's own exception has no name outside of it
            throw new IOException("the weights cannot be read: " + weights.getFileName(), refused);
        }
    }

    int[] tokens(String text) {
        return model.encode(text);
    }

    /** How many tokens at the prompt's beginning the model has seen last: computed, for the library doesn't tell. The last one is always read anew. */
    private int cached(int[] prompt) {
        int difference = Arrays.mismatch(prompt, inCache);
        return Math.max(0, Math.min(difference < 0 ? prompt.length : difference, prompt.length - 1));
    }

    /** Whether a reply has not grown for so long that it never will. */
    boolean isStuck() {
        long last = lastToken;
        return last != 0 && System.nanoTime() - last > STUCK.toNanos();
    }

    /** Begins a reply, when those before it are written. */
    Completion write(String prompt, int[] promptTokens, Sampling sampling) {
        var completion = new Completion(prompt, promptTokens, sampling);
        waiting.add(completion);
        return completion;
    }

    private void writeAll() {
        try {
            while (true) {
                var completion = waiting.take();
                if (!completion.isCancelled()) {
                    writeOrFail(completion);
                }
            }
        } catch (InterruptedException closed) {
            model.close();
        }
    }

    /** Whatever happens to one reply, the next one is written; the library throws what it likes. */
    private void writeOrFail(Completion completion) {
        lastToken = System.nanoTime();
        try {
            write(completion);
        } catch (RuntimeException | Error failed) {
            inCache = new int[0];
            completion.add(new Completion.Piece.Failed("llama.cpp could not go on: " + failed.getMessage()));
        } finally {
            lastToken = 0;
        }
    }

    private void write(Completion completion) {
        var text = new StringBuilder();
        completion.add(new Completion.Piece.Begun(cached(completion.promptTokens())));
        var outputs = model.generate(parameters(completion)).iterator();
        while (outputs.hasNext()) {
            if (completion.isCancelled()) {
                outputs.cancel();
                break;
            }
            var output = outputs.next().text;
            lastToken = System.nanoTime();
            text.append(output);
            // the last output has no token of its own
            completion.add(
                    outputs.hasNext() ? new Completion.Piece.Text(output, count(output)) : new Completion.Piece.End());
        }
        inCache = tokens(completion.prompt() + text);
    }

    /** An output is one token, or the several that make one character. */
    private int count(String output) {
        return output.chars().allMatch(character -> character < 128) ? 1 : Math.max(1, tokens(output).length);
    }

    private static InferenceParameters parameters(Completion completion) {
        var sampling = completion.sampling();
        var parameters = new InferenceParameters(completion.prompt())
                .setCachePrompt(true)
                .setTemperature((float) sampling.temperature())
                .setTopP((float) sampling.topP())
                .setSeed(sampling.seed())
                .setNPredict(sampling.maxTokens());
        sampling.grammar().ifPresent(parameters::setGrammar);
        return parameters;
    }

    @Override
    public void close() {
        writing.interrupt();
    }
}
