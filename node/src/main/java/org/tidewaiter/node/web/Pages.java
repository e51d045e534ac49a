package org.tidewaiter.node.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Makes the {@link Page} of a request. */
@Component
final class Pages {

    private final Messages messages;
    private final Assets assets;
    private final NodeIdentity node;
    private final Navigation navigation;
    private final Viewers viewers;
    private final ObjectProvider<SearchBox> search;
    private final Clock clock;

    Pages(
            Messages messages,
            Assets assets,
            NodeIdentity node,
            Navigation navigation,
            Viewers viewers,
            ObjectProvider<SearchBox> search,
            Clock clock) {
        this.messages = messages;
        this.assets = assets;
        this.node = node;
        this.navigation = navigation;
        this.viewers = viewers;
        this.search = search;
        this.clock = clock;
    }

    Page of(HttpServletRequest request) {
        Language language = Preferences.language(request);
        Viewer viewer = viewers.of(request);
        String path = path(request);
        return new Page(
                language,
                Preferences.appearance(request),
                messages,
                new Wording(messages, language, node.zone(), clock),
                assets,
                node,
                viewer,
                navigation.of(viewer, path),
                path,
                back(request, path),
                csrf(request),
                viewer == null ? null : search.getIfAvailable(),
                told(request));
    }

    /** As the reader asked for it, on an error page too. */
    static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed instanceof String uri ? uri : request.getRequestURI();
    }

    private static @Nullable String told(HttpServletRequest request) {
        Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
        return flash != null && flash.get(Page.TOLD) instanceof String sentence ? sentence : null;
    }

    private static String back(HttpServletRequest request, String path) {
        String query = request.getQueryString();
        boolean readable =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return readable && query != null ? path + "?" + query : path;
    }

    private static Page.@Nullable Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Page.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken())
                : null;
    }
}
