package org.tidewaiter.node.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tidewaiter.node.database.CrowdedException;
import org.tidewaiter.node.database.Visitors;

/**
 * Receives requests of people and programs as visitors'; what partners send and what monitoring asks is the node's own work.
 * Who is not let in is told so here, in a few bytes, before anything else is done for them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class VisitorFilter extends OncePerRequestFilter {

    private static final String PROBLEM = """
            {"type":"urn:tidewaiter:problem:service-unavailable","title":"This node is not ready","status":503,\
            "detail":"More ask just now than this node takes at a time.","code":"service-unavailable","faults":[]}
            """;
    private static final String PAGE = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>503</title>
            <p>More ask just now than this node takes at a time. What was saved before is safe. Come again in a moment.</p>
            <p lang="fr">Trop de demandes arrivent en ce moment. Ce qui était enregistré est en sûreté. Revenez dans un instant.</p>
            </html>
            """;

    private final Visitors visitors;

    VisitorFilter(Visitors visitors) {
        this.visitors = visitors;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = Pages.path(request);
        return path.startsWith("/exchange/") || path.startsWith("/actuator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            visitors.<Exception>receive(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (RuntimeException e) {
            if (!isCrowded(e) || response.isCommitted()) {
                throw e;
            }
            turnAway(request, response);
        } catch (ServletException | IOException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static boolean isCrowded(RuntimeException e) {
        return e instanceof CrowdedException || e.getCause() instanceof CrowdedException;
    }

    private static void turnAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean program = Pages.path(request).startsWith("/api/");
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Grounds.SECONDS_UNTIL_AGAIN);
        response.setContentType(program ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_HTML_VALUE);
        response.getOutputStream().write((program ? PROBLEM : PAGE).getBytes(StandardCharsets.UTF_8));
    }
}
