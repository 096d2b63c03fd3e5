package dev.stepwise.faults.cluster;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A network between two programs: it can stand still, lose its connections, and become slow. */
public final class TcpProxy implements Closeable {

    private final Rewriting rewriting;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Guarded by the lock. */
    private boolean frozen;

    private volatile InetSocketAddress target;
    private volatile int bytesPerSecond = Integer.MAX_VALUE;

    private TcpProxy(InetSocketAddress target, Rewriting rewriting) throws IOException {
        this.target = target;
        this.rewriting = rewriting;
        server = new ServerSocket(0, 1024, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().name("proxy-accept").start(this::accept);
    }

    /** Puts other words into what the target says, byte for byte: they are as long as those that they replace. */
    private record Rewriting(String from, String to) {

        static final Rewriting NONE = new Rewriting("", "");

        int apply(byte[] bytes, int count) {
            if (!from.isEmpty()) {
                var text = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
                var said = text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
                System.arraycopy(said, 0, bytes, 0, count);
            }
            return count;
        }
    }

    public static TcpProxy to(String host, int port) throws IOException {
        return new TcpProxy(new InetSocketAddress(host, port), Rewriting.NONE);
    }

    /**
     * To a server that is to pass for another one.
     *
     * @param from what the server says, in one piece
     * @param to what is heard of it, as long
     */
    static TcpProxy to(int port, String from, String to) throws IOException {
        return new TcpProxy(new InetSocketAddress("127.0.0.1", port), new Rewriting(from, to));
    }

    /** Takes new connections to another port of this machine, as a balancer does that has found a node gone. */
    public void leadTo(int port) {
        target = new InetSocketAddress("127.0.0.1", port);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** No byte comes through any more, and nobody is told. */
    public void freeze() {
        set(true);
    }

    /** What was held back comes through, and what follows. */
    public void thaw() {
        set(false);
    }

    private void set(boolean still) {
        lock.lock();
        try {
            frozen = still;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** So many bytes a second and direction for each connection. */
    public void slowDownTo(int bytes) {
        bytesPerSecond = bytes;
    }

    public void speedUp() {
        bytesPerSecond = Integer.MAX_VALUE;
    }

    /** Resets every connection that there is; new ones are taken. */
    public void cut() {
        sockets.forEach(TcpProxy::reset);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().name("proxy").start(() -> connect(client));
            } catch (IOException closed) {
                // The loop's condition says whether the proxy was closed or a client gave up.
            }
        }
    }

    private void connect(Socket client) {
        var there = new Socket();
        sockets.add(client);
        sockets.add(there);
        try {
            awaitFlow();
            there.connect(target);
            client.setTcpNoDelay(true);
            there.setTcpNoDelay(true);
            Thread.ofVirtual().name("proxy").start(() -> pump(there, client, rewriting));
            pump(client, there, Rewriting.NONE);
        } catch (IOException | InterruptedException refused) {
            end(client, there);
        }
    }

    /** One direction; its end is the other one's too, for both programs close a connection as a whole. */
    private void pump(Socket from, Socket to, Rewriting rewriting) {
        var bytes = new byte[16_384];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            while (true) {
                int speed = bytesPerSecond;
                int count = in.read(bytes, 0, Math.min(bytes.length, Math.max(1, speed / 10)));
                if (count < 0) {
                    break;
                }
                if (speed < Integer.MAX_VALUE) {
                    Thread.sleep(1000L * count / speed);
                }
                awaitFlow();
                out.write(bytes, 0, rewriting.apply(bytes, count));
            }
        } catch (IOException | InterruptedException ended) {
            // One of the two has gone, and the other one is to know.
        } finally {
            end(from, to);
        }
    }

    private void awaitFlow() throws InterruptedException {
        lock.lock();
        try {
            while (frozen) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void end(Socket one, Socket other) {
        for (var socket : new Socket[] {one, other}) {
            sockets.remove(socket);
            try {
                socket.close();
            } catch (IOException closed) {
                // It is closed then.
            }
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closed) {
            // It has gone already.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        thaw();
        cut();
    }
}
