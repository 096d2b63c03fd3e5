package dev.stepwise.llm.langchain4j;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, sent and read on the thread that asks for them. Its connection can be closed from any thread, whatever is
 * being waited for, and it closes by itself when what is waited for does not come in time; whoever waits then gets an
 * {@link IOException}.
 */
final class HttpExchange implements AutoCloseable {

    private final HttpClient client;
    private final HttpUriRequestBase request;
    private final HttpClientContext context;
    private long due;
    private long checkAt;
    private @Nullable ScheduledFuture<?> check;
    private boolean over;
    private volatile boolean late;

    HttpExchange(HttpClient client, HttpUriRequestBase request, HttpClientContext context) {
        this.client = client;
        this.request = request;
        this.context = context;
    }

    /** What is waited for next must be there in this time from now on. */
    synchronized void within(Duration time) {
        due = System.nanoTime() + time.toNanos();
        // nearly always the check that is planned comes earlier, and plans the next one
        if (!over && (check == null || due - checkAt < 0)) {
            planCheck();
        }
    }

    /** Sends the request and returns when the answer's headers are here. */
    ClassicHttpResponse send() throws IOException {
        try {
            var response = client.executeOpen(null, request, context);
            if (isOfProxy(response)) {
                response.close();
                throw ProxyFailure.refused();
            }
            return response;
        } catch (UnknownHostException | ConnectException | NoRouteToHostException | ConnectTimeoutException away) {
            throw isThroughProxy() ? ProxyFailure.unreachable(away) : away;
        }
    }

    /** The client gives a proxy's refusal to make a tunnel as if the server had answered; then nothing was made secure. */
    private boolean isOfProxy(ClassicHttpResponse response) {
        boolean isTunnelMissing = "https".equalsIgnoreCase(request.getScheme()) && context.getSSLSession() == null;
        return isThroughProxy()
                && (isTunnelMissing || response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED);
    }

    private boolean isThroughProxy() {
        return ServerContext.isThroughProxy(context);
    }

    /** Whether it was closed because something did not come in time. */
    boolean isLate() {
        return late;
    }

    /** Closes the connection, unless the answer was read to its end: then it may serve another request. */
    @Override
    public void close() {
        finish();
        request.cancel();
    }

    private synchronized void finish() {
        over = true;
        if (check != null) {
            check.cancel(false);
            check = null;
        }
    }

    private void planCheck() {
        if (check != null) {
            check.cancel(false);
        }
        checkAt = due;
        check = ForkJoinPool.commonPool().schedule(this::check, due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void check() {
        synchronized (this) {
            if (over) {
                return;
            }
            if (due - System.nanoTime() > 0) {
                planCheck();
                return;
            }
            over = true;
            late = true;
        }
        request.cancel();
    }
}
