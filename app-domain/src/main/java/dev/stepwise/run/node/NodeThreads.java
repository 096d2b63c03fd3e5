package dev.stepwise.run.node;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** The threads that a node needs for as long as it lives. Each is supervised: one that fails is started again. */
@Component
public class NodeThreads {

    private final List<NodeThread> threads = new CopyOnWriteArrayList<>();

    /** Starts one, whose work goes on until it returns. */
    public NodeThread start(String name, NodeThread.Work work) {
        return start(NodeThread.of(name, work));
    }

    /** Starts one that does its work at once, and again after each pause, until it is ended. */
    public NodeThread repeat(String name, Duration pause, NodeThread.Work work) {
        return start(NodeThread.repeating(name, pause, work));
    }

    private NodeThread start(NodeThread thread) {
        threads.add(thread);
        thread.start();
        return thread;
    }

    /** The names of those that failed and have not worked for some seconds since. */
    public List<String> failing() {
        return threads.stream()
                .filter(NodeThread::isFailing)
                .map(NodeThread::name)
                .toList();
    }
}
