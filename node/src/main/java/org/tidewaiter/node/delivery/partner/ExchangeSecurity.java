package org.tidewaiter.node.delivery.partner;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps the port of partners and the port of people apart, and leaves who a partner is to its certificate. */
@Configuration(proxyBeanMethods = false)
class ExchangeSecurity {

    private static final String PATHS = "/exchange/**";
    private static final String PREFIX = "/exchange/";

    @Bean
    @Order(0)
    SecurityFilterChain partnerNodes(HttpSecurity http) {
        return http.securityMatcher(PATHS)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> portsApart(ExchangePort port) {
        FilterRegistrationBean<OncePerRequestFilter> registration = new FilterRegistrationBean<>(new PortsApart(port));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** On the port of partners there is nothing but the exchange, and the exchange is nowhere else. */
    private static final class PortsApart extends OncePerRequestFilter {

        private final ExchangePort port;

        PortsApart(ExchangePort port) {
            this.port = port;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            boolean partnersPort = request.getLocalPort() == port.number();
            if (partnersPort == request.getRequestURI().startsWith(PREFIX)) {
                chain.doFilter(request, response);
            } else {
                response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            }
        }
    }
}
