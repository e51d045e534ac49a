package org.tidewaiter.node.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tidewaiter.node.access.Open;

/** Keeps language and appearance and comes back to the page the reader was on. */
@Controller
class PreferencesController {

    private static final Duration KEPT_FOR = Duration.ofDays(400);

    @Open
    @PostMapping("/preferences")
    ResponseEntity<Void> keep(
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String appearance,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request) {
        var headers = new HttpHeaders();
        Optional.ofNullable(language)
                .flatMap(Language::of)
                .ifPresent(chosen -> add(headers, Preferences.LANGUAGE, chosen.code(), request));
        Arrays.stream(Appearance.values())
                .filter(known -> known.code().equals(appearance))
                .forEach(chosen -> add(headers, Preferences.APPEARANCE, chosen.code(), request));
        headers.set(HttpHeaders.LOCATION, ownPath(back));
        return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
    }

    private static void add(HttpHeaders headers, String name, String value, HttpServletRequest request) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(KEPT_FOR)
                .build();
        headers.add(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Only a path of this node: anything a browser could read as another host goes to the first page. */
    private static String ownPath(String back) {
        boolean own = back.startsWith("/")
                && !back.startsWith("//")
                && back.chars().allMatch(character -> character > 0x20 && character < 0x7f && character != '\\');
        return own ? back : "/";
    }
}
