package dev.stepwise.bench.inside;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** Notes what the collections leave in the heap and how long they take. What a collection of the young generation leaves has dead objects in it. */
final class HeapWatch implements NotificationListener {

    private final List<String> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(pool -> pool.getName())
            .toList();
    private final AtomicLong mostBytes = new AtomicLong();
    private final AtomicLong mostLiveBytes = new AtomicLong();
    private final AtomicLong longestMs = new AtomicLong();
    private final AtomicLong allMs = new AtomicLong();

    static HeapWatch begin() {
        var watch = new HeapWatch();
        collectors().forEach(collector -> collector.addNotificationListener(watch, null, null));
        return watch;
    }

    void end() {
        for (var collector : collectors()) {
            try {
                collector.removeNotificationListener(this);
            } catch (ListenerNotFoundException never) {
                throw new IllegalStateException(never);
            }
        }
    }

    @Override
    public void handleNotification(Notification notification, Object nothing) {
        if (notification.getUserData() instanceof CompositeData data) {
            var told = GarbageCollectionNotificationInfo.from(data);
            var collection = told.getGcInfo();
            long left = collection.getMemoryUsageAfterGc().entrySet().stream()
                    .filter(pool -> heap.contains(pool.getKey()))
                    .mapToLong(pool -> pool.getValue().getUsed())
                    .sum();
            mostBytes.accumulateAndGet(left, Math::max);
            if (told.getGcAction().contains("major")) {
                mostLiveBytes.accumulateAndGet(left, Math::max);
            }
            longestMs.accumulateAndGet(collection.getDuration(), Math::max);
            allMs.addAndGet(collection.getDuration());
        }
    }

    /** The most bytes that a collection left, and that one of the whole heap left; milliseconds of the longest one and of all. */
    String words() {
        return "heap " + mostBytes + " " + mostLiveBytes + " " + longestMs + " " + allMs;
    }

    private static List<NotificationEmitter> collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(NotificationEmitter.class::cast)
                .collect(Collectors.toList());
    }
}
