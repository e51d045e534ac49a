package org.tidewaiter.node.delivery.standing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requirements;
import org.tidewaiter.node.access.ShowsNoReports;
import org.tidewaiter.node.web.ProblemException;

/** Closes every endpoint that shows or changes reports while this node may be an older copy of itself. */
@Component
class WithheldReports implements WebMvcConfigurer, HandlerInterceptor {

    private final RestoredCopy copy;

    WithheldReports(RestoredCopy copy) {
        this.copy = copy;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (copy.isWithholding()
                && handler instanceof HandlerMethod endpoint
                && !endpoint.hasMethodAnnotation(ShowsNoReports.class)
                && Requirements.of(endpoint).stream().anyMatch(Permission::showsReports)) {
            throw ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "restored-copy", "delivery.restored.problem");
        }
        return true;
    }
}
