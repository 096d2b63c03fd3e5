package dev.stepwise.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request whose body ends with an error where it grows beyond a limit; the refusal is sent before the reader hears of it. */
final class LimitedBody extends HttpServletRequestWrapper {

    /** What is done before the reader hears of it. */
    @FunctionalInterface
    interface Refused {
        void tell() throws IOException;
    }

    private final long limit;
    private final Refused refused;
    private @Nullable ServletInputStream body;
    private @Nullable BufferedReader reader;

    /** @param limit in bytes */
    LimitedBody(HttpServletRequest request, long limit, Refused refused) {
        super(request);
        this.limit = limit;
        this.refused = refused;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new Counted(super.getInputStream());
        }
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        if (reader == null) {
            var named = getCharacterEncoding();
            var charset = named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
            reader = new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
        return reader;
    }

    private final class Counted extends ServletInputStream {

        private final ServletInputStream in;
        private long read;

        Counted(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int more = in.read(bytes, offset, length);
            count(Math.max(more, 0));
            return more;
        }

        private void count(int more) throws IOException {
            read += more;
            if (read > limit) {
                refused.tell();
                throw new IOException("The body is longer than " + limit + " bytes");
            }
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
