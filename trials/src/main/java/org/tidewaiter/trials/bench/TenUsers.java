package org.tidewaiter.trials.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.demo.DemoNetwork;

/** Ten people at a node's pages, two seconds between an answer and the next click of each. */
final class TenUsers {

    private static final int USERS = 10;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    /**
     * One click.
     *
     * @param kind under which it is measured
     */
    record Click(String kind, String path) {}

    private final URI node;
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Map<String, List<Answered>> answered = Collections.synchronizedMap(new TreeMap<>());

    private record Answered(String path, double milliseconds) {}

    TenUsers(URI node) {
        this.node = node;
    }

    void signIn() throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("/sign-in"));
        if (!token.find()) {
            throw new IOException("the page to sign in has no token");
        }
        String form = "name=analyst&password=" + encode(DemoNetwork.PASSWORD) + "&_csrf=" + encode(token.group(1));
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(node.resolve("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 303 && answer.statusCode() != 302) {
            throw new IOException("sign-in: HTTP " + answer.statusCode());
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = browser.send(
                HttpRequest.newBuilder(node.resolve(path))
                        .timeout(Duration.ofMinutes(2))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": HTTP " + answer.statusCode());
        }
        return answer.body();
    }

    /** Clicks until the time is over and prints what was measured after the warm-up. */
    void click(Function<Random, Click> next, PrintStream out) throws Exception {
        long measureFrom = System.nanoTime() + WARM_UP.toNanos();
        long end = measureFrom + MEASURED.toNanos();
        List<Future<?>> users = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int user = 0; user < USERS; user++) {
                Random random = new Random(user);
                users.add(people.submit(() -> {
                    Thread.sleep(random.nextLong(PAUSE.toMillis()));
                    while (System.nanoTime() < end) {
                        Click click = next.apply(random);
                        long start = System.nanoTime();
                        get(click.path());
                        if (start > measureFrom) {
                            answered.computeIfAbsent(
                                            click.kind(), kind -> Collections.synchronizedList(new ArrayList<>()))
                                    .add(new Answered(click.path(), (System.nanoTime() - start) / 1e6));
                        }
                        Thread.sleep(PAUSE);
                    }
                    return null;
                }));
            }
        }
        for (Future<?> user : users) {
            user.get();
        }
        answered.forEach((kind, answers) -> print(kind, answers, out));
        answered.clear();
    }

    private static void print(String kind, List<Answered> answers, PrintStream out) {
        answers.sort(Comparator.comparingDouble(Answered::milliseconds));
        out.printf(
                "%-34s %4d clicks: p50 %5.0f ms, p95 %5.0f ms, p99 %5.0f ms; slowest %s%n",
                kind,
                answers.size(),
                at(answers, 0.5),
                at(answers, 0.95),
                at(answers, 0.99),
                answers.getLast().path());
    }

    private static double at(List<Answered> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))))
                .milliseconds();
    }
}
