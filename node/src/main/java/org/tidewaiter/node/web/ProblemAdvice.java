package org.tidewaiter.node.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.tidewaiter.node.access.Open;

/** Where everything that goes wrong ends: thrown by a controller, or reported by the container. */
@Open
@Controller
@ControllerAdvice
class ProblemAdvice implements ErrorController {

    private final ProblemAnswers answers;

    ProblemAdvice(ProblemAnswers answers) {
        this.answers = answers;
    }

    /** Nobody listens any more. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException cause) {}

    /** Access answers these: with the sign-in page, a challenge, or our page by way of the container. */
    @ExceptionHandler
    void denied(AccessDeniedException cause) {
        throw cause;
    }

    /** As above. */
    @ExceptionHandler
    void unknown(AuthenticationException cause) {
        throw cause;
    }

    @ExceptionHandler
    Object thrown(Exception cause, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            // An answer that has begun can only be broken off, which the container does.
            throw cause;
        }
        return answers.answer(Grounds.of(cause), cause, request, response);
    }

    @RequestMapping("/error")
    @Nullable
    Object reported(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null;
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Throwable cause = cause(request);
        Grounds grounds = cause != null && status instanceof Integer code && code >= 500
                ? Grounds.of(cause)
                : Grounds.of(Grounds.known(status instanceof Integer code ? code : 404));
        return answers.answer(grounds, cause, request, response);
    }

    private static @Nullable Throwable cause(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause ? cause : null;
    }
}
