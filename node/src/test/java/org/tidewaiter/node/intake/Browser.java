package org.tidewaiter.node.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A person at a browser without scripts: follows links, fills forms, presses buttons. */
public final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final Map<String, Browser> SIGNED_IN = new ConcurrentHashMap<>();

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String root;
    private final String language;
    private String csrf = "";

    /** @param path after redirects */
    public record Seen(int status, String path, String html) {}

    Browser(int port, String language) {
        this.root = "http://localhost:" + port;
        this.language = language;
    }

    /** Signs in once for each node, language and name: sign-ins have a pace. */
    public static Browser signedIn(int port, String language, String name) {
        return SIGNED_IN.computeIfAbsent(port + language + name, key -> {
            Browser browser = new Browser(port, language);
            Awaitility.await().pollInterval(Duration.ofMillis(300)).until(() -> browser.signIn(name));
            return browser;
        });
    }

    /** False where the node asks to wait: sign-ins from one address have a pace. */
    private boolean signIn(String name) {
        get("/sign-in");
        return !post("/sign-in", "name", name, "password", "tide-under-a-mast-light")
                .path()
                .startsWith("/sign-in");
    }

    public Seen get(String path) {
        return send(HttpRequest.newBuilder(URI.create(root + path)));
    }

    /** Sends names and values in turn. */
    public Seen post(String path, String... fields) {
        List<String> pairs = new ArrayList<>(List.of("_csrf=" + encode(csrf)));
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encode(fields[i]) + "=" + encode(fields[i + 1]));
        }
        return send(HttpRequest.newBuilder(URI.create(root + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
    }

    /** Sends one file, and beside it names and values in turn. */
    public Seen upload(String path, String field, String name, String content, String... fields) {
        String boundary = "tide";
        StringBuilder parts = new StringBuilder(part(boundary, "_csrf", csrf));
        for (int i = 0; i < fields.length; i += 2) {
            parts.append(part(boundary, fields[i], fields[i + 1]));
        }
        String body =
                parts + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + name + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        return send(HttpRequest.newBuilder(URI.create(root + path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String part(String boundary, String name, String value) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private Seen send(HttpRequest.Builder request) {
        try {
            var answer = http.send(
                    request.header("Accept", "text/html")
                            .header("Accept-Language", language)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            Matcher found = CSRF.matcher(answer.body());
            if (found.find()) {
                csrf = found.group(1);
            }
            String path = answer.uri().getPath()
                    + (answer.uri().getQuery() == null ? "" : "?" + answer.uri().getQuery());
            return new Seen(answer.statusCode(), path, answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
