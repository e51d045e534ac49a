package org.tidewaiter.node.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers what could not be done: programs get problem details (RFC 9457), htmx a fragment, people a page. Each answer
 * and its log line carry the same reference; neither carries a stack trace, a message of an exception or an address.
 */
final class ProblemAnswers {

    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

    /** Statuses that have sentences of their own. */
    static final Set<Integer> WORDED = Set.of(400, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503);

    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int REFERENCE_LENGTH = 8;

    private final Messages messages;
    private final RandomGenerator random;

    ProblemAnswers(Messages messages, RandomGenerator random) {
        this.messages = messages;
        this.random = random;
    }

    /** Either a {@link ResponseEntity} or a {@link ModelAndView}. */
    Object answer(
            Grounds grounds, @Nullable Throwable cause, HttpServletRequest request, HttpServletResponse response) {
        Problem problem = problem(grounds, Preferences.language(request));
        record(problem, cause, request);
        if (isProgram(request)) {
            return ResponseEntity.status(grounds.status())
                    .headers(grounds.headers())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(details(problem));
        }
        grounds.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        boolean fragment = request.getHeader("HX-Request") != null;
        if (fragment) {
            response.setHeader("HX-Retarget", "#problem");
            response.setHeader("HX-Reswap", "innerHTML show:top");
        }
        var view = new ModelAndView(fragment ? "web/problemfragment" : "web/problem", "problem", problem);
        view.setStatus(grounds.status());
        return view;
    }

    private Problem problem(Grounds grounds, Language language) {
        int status = grounds.status().value();
        int worded = WORDED.contains(status) ? status : status < 500 ? 400 : 500;
        String key = "web.problem." + worded;
        String happened = grounds.messageKey() == null
                ? messages.text(language, key + ".happened")
                : messages.text(
                        language, grounds.messageKey(), grounds.arguments().toArray());
        return new Problem(
                status,
                grounds.code(),
                messages.text(language, key + ".title"),
                happened,
                messages.text(language, key + ".kept"),
                messages.text(language, key + ".next"),
                reference(),
                grounds.faults());
    }

    private static void record(Problem problem, @Nullable Throwable cause, HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (problem.status() >= 500 && !(cause instanceof ProblemException)) {
            log.error(
                    "Problem {}: {} {} at {} {}",
                    problem.reference(),
                    problem.status(),
                    problem.code(),
                    request.getMethod(),
                    pattern,
                    cause == null ? null : Unworded.of(cause));
        } else {
            log.info(
                    "Problem {}: {} {} at {} {}",
                    problem.reference(),
                    problem.status(),
                    problem.code(),
                    request.getMethod(),
                    pattern);
        }
    }

    private static boolean isProgram(HttpServletRequest request) {
        String path = Pages.path(request);
        String accept = request.getHeader("Accept");
        return path.startsWith("/api/")
                || path.startsWith("/exchange/")
                || path.startsWith("/actuator")
                || accept != null && accept.contains("json") && !accept.contains("text/html");
    }

    private static Map<String, Object> details(Problem problem) {
        var details = new LinkedHashMap<String, Object>();
        details.put("type", "urn:tidewaiter:problem:" + problem.code());
        details.put("title", problem.title());
        details.put("status", problem.status());
        details.put("detail", problem.happened());
        details.put("code", problem.code());
        details.put("reference", problem.reference());
        details.put("faults", problem.faults());
        return details;
    }

    private String reference() {
        var reference = new StringBuilder();
        for (int place = 0; place < REFERENCE_LENGTH; place++) {
            reference.append(place == REFERENCE_LENGTH / 2 ? "-" : "");
            reference.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return reference.toString();
    }
}
