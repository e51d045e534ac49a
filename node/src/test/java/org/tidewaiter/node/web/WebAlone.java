package org.tidewaiter.node.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.database.VisitorSettings;
import org.tidewaiter.node.database.Visitors;
import org.tidewaiter.node.settings.NodeSettings;

/**
 * The shell without a database and without capabilities. Carries no stereotype on purpose: the scan of the whole node
 * must not find it.
 */
@EnableAutoConfiguration(
        exclude = {DataSourceAutoConfiguration.class, JooqAutoConfiguration.class, FlywayAutoConfiguration.class})
@ComponentScan(basePackageClasses = Page.class)
@EnableConfigurationProperties({NodeSettings.class, WebSettings.class})
class WebAlone {

    static final Instant NOW = Instant.parse("2026-05-02T23:10:00Z");

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    SecurityFilterChain open(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .httpBasic(basic -> {})
                .build();
    }

    @Bean
    InMemoryUserDetailsManager accounts() {
        return new InMemoryUserDetailsManager(User.withUsername("Mari Tamm")
                .password("{noop}tide")
                .authorities("ROLE_COORDINATOR", "RECORD", "SEARCH")
                .build());
    }

    @Bean
    SearchBox search() {
        return new SearchBox("/design", "q");
    }

    @Bean
    NavigationEntry record() {
        return entry(1, Task.RECORD, "web.state.draft", "/record", "file-plus");
    }

    @Bean
    NavigationEntry file() {
        return entry(2, Task.RECORD, "web.search", "/record/file", "file-import");
    }

    @Bean
    Visitors visitors() {
        return new Visitors(new VisitorSettings(4, Duration.ofSeconds(1)));
    }

    @Bean
    NavigationEntry cases() {
        return entry(1, Task.CASES, "web.search", "/design", "search");
    }

    @Bean
    NavigationEntry others() {
        return entry(2, Task.CASES, "web.demonstration.data", "/cases", "files");
    }

    @Bean
    NavigationEntry network() {
        return entry(1, Task.NETWORK, "web.part.hub", "/network", "affiliate");
    }

    @Bean
    NavigationEntry forAdministrators() {
        return new NavigationEntry(
                1,
                Task.SETTINGS,
                "web.account",
                "/accounts",
                "users",
                viewer -> viewer.may(Permission.ADMINISTER_ACCOUNTS));
    }

    private static NavigationEntry entry(int order, Task task, String messageKey, String path, String icon) {
        return new NavigationEntry(order, task, messageKey, path, icon, viewer -> viewer.may(Permission.SEARCH));
    }
}
