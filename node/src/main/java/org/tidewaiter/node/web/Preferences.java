package org.tidewaiter.node.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

/** What a reader has chosen for this browser, kept in cookies: it works before sign-in too. */
final class Preferences {

    static final String LANGUAGE = "tw_language";
    static final String APPEARANCE = "tw_appearance";

    private Preferences() {}

    static Language language(HttpServletRequest request) {
        return cookie(request, LANGUAGE)
                .flatMap(Language::of)
                .or(() -> Collections.list(request.getLocales()).stream()
                        .map(Locale::getLanguage)
                        .flatMap(code -> Language.of(code).stream())
                        .findFirst())
                .orElse(Language.ENGLISH);
    }

    static Appearance appearance(HttpServletRequest request) {
        return cookie(request, APPEARANCE)
                .flatMap(code -> Arrays.stream(Appearance.values())
                        .filter(appearance -> appearance.code().equals(code))
                        .findFirst())
                .orElse(Appearance.AUTO);
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
