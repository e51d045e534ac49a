package org.tidewaiter.node.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two ways in: programs with a bearer token at {@code /api} and {@code /actuator}, without session and cross-site
 * defence; people with a session everywhere else. {@code /exchange} is for nodes and has its own.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class AccessSecurity {
    static final String SIGN_IN = "/sign-in";
    static final String SIGN_OUT = "/sign-out";
    static final String OWN_ACCOUNT = "/settings/account";

    private static final int ANONYMOUS_SESSION_SECONDS = 600;

    @Bean
    EndpointGuard endpointGuard(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        return new EndpointGuard(mapping::getObject);
    }

    @Bean
    @Order(10)
    SecurityFilterChain programs(
            HttpSecurity http, ApiTokens tokens, AccessSettings settings, JsonMapper json, EndpointGuard guard) {
        var problems = new Problems(json);
        var bearer = new BearerFilter(tokens, settings.access().monitoring(), problems);
        return http.securityMatcher("/api/**", "/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()))
                .exceptionHandling(
                        faults -> faults.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterBefore(bearer, AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAuthority(Permission.READ_METRICS.name())
                        .anyRequest()
                        .access(guard))
                .build();
    }

    @Bean
    @Order(100)
    SecurityFilterChain people(
            HttpSecurity http,
            PasswordSignIn signIn,
            LiveAccounts accounts,
            Scopes scopes,
            SignedOutAnnouncement signedOut,
            AccessSettings settings,
            Clock clock,
            EndpointGuard guard) {
        var answers = new SignInAnswers(accounts, settings.access().sessionIdle());
        var session =
                new SessionFilter(accounts, scopes, clock, settings.access().sessionLongest());
        return http.securityMatcher(new NegatedRequestMatcher(
                        PathPatternRequestMatcher.withDefaults().matcher("/exchange/**")))
                .authenticationManager(new ProviderManager(List.of(signIn)))
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .usernameParameter("name")
                        .passwordParameter("password")
                        .successHandler(answers)
                        .failureHandler(answers))
                .logout(out ->
                        out.logoutUrl(SIGN_OUT).addLogoutHandler(signedOut).logoutSuccessUrl(SIGN_IN + "?signed-out"))
                .requestCache(cache -> cache.requestCache(answers.requested()))
                .headers(headers -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()))
                .exceptionHandling(
                        faults -> faults.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .addFilterBefore(session, AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .anyRequest()
                                .access(guard))
                .build();
    }

    /** A visitor who only looks at the sign-in page holds memory for ten minutes, not for a working session. */
    @Bean
    HttpSessionListener shortAnonymousSessions() {
        return new HttpSessionListener() {
            @Override
            public void sessionCreated(HttpSessionEvent created) {
                created.getSession().setMaxInactiveInterval(ANONYMOUS_SESSION_SECONDS);
            }
        };
    }

    @Bean
    WebMvcConfigurer accessArguments(AccessScopeArgument scope) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(scope);
            }
        };
    }
}
