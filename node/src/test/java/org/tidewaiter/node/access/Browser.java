package org.tidewaiter.node.access;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Walks a node's pages over HTTP as a browser does: keeps cookies, sends a form's token, follows nothing by itself. */
public final class Browser implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String node;
    private String csrf = "";

    public Browser(int port) {
        this.node = "http://localhost:" + port;
    }

    public HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(node + path)).header("Accept", "text/html");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** With the token of the last form seen. */
    public HttpResponse<String> post(String path, String... fields) {
        var form = new StringBuilder("_csrf=" + encode(csrf));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(fields[i]).append('=').append(encode(fields[i + 1]));
        }
        return send(HttpRequest.newBuilder(URI.create(node + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString()))
                .build());
    }

    /** One file, with the token of the last form seen. */
    public HttpResponse<String> upload(String path, String field, String content) {
        String form = "--tide\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf
                + "\r\n--tide\r\nContent-Disposition: form-data; name=\"" + field
                + "\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n--tide--\r\n";
        return send(HttpRequest.newBuilder(URI.create(node + path))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=tide")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    /** @return where the node sends us then */
    public String signIn(String name, String password) {
        get("/sign-in");
        var sent = post("/sign-in", "name", name, "password", password);
        return location(sent);
    }

    /** As a program with a token. */
    public HttpResponse<String> bearer(String token, String path) {
        return send(HttpRequest.newBuilder(URI.create(node + path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    /** Path and query of the redirect. */
    public static String location(HttpResponse<?> response) {
        var uri = URI.create(response.headers().firstValue("Location").orElse(""));
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    public Optional<HttpCookie> sessionCookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().startsWith("tidewaiter-"))
                .findFirst();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            var found = TOKEN.matcher(response.body());
            if (found.find()) {
                csrf = found.group(1);
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
