package org.tidewaiter.node.delivery;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tidewaiter.node.delivery.witness.LogCalls;

/** What stands before a node and answers in its place, while a test has it do so. */
final class InBetween extends OncePerRequestFilter {

    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    final AtomicInteger answered = new AtomicInteger();

    /** How often the head of the node's log was asked for, whoever answered. */
    final AtomicInteger asked = new AtomicInteger();

    /** What it says in the node's place. */
    record Page(int status, String mediaType, String body) {}

    void answer(String path, Page page) {
        pages.put(path, page);
    }

    void letThrough() {
        pages.clear();
    }

    /** Does something once, while the head of the node's log is next asked for. */
    void whileAsked(Runnable what) {
        meanwhile.set(what);
    }

    void awaitAnsweredTwice() {
        int before = answered.get();
        Awaiting.until("another answered twice", () -> answered.get() >= before + 2);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Page page = pages.get(request.getRequestURI());
        if (request.getRequestURI().equals(LogCalls.HEAD_PATH)) {
            asked.incrementAndGet();
            meanwhile.getAndSet(() -> {}).run();
        }
        if (page == null) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(page.status());
        response.setContentType(page.mediaType());
        response.getOutputStream().write(page.body().getBytes(StandardCharsets.UTF_8));
        answered.incrementAndGet();
    }
}
