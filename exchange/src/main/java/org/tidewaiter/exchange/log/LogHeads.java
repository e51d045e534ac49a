package org.tidewaiter.exchange.log;

import java.util.ArrayList;
import java.util.List;
import org.tidewaiter.exchange.identity.KeyDirectory;
import org.tidewaiter.exchange.identity.SigningKey;
import org.tidewaiter.exchange.token.Claims;
import org.tidewaiter.exchange.token.Refusal;
import org.tidewaiter.exchange.token.Rule;
import org.tidewaiter.exchange.token.SignedKind;
import org.tidewaiter.exchange.token.StrictJson;
import org.tidewaiter.exchange.token.Token;
import org.tidewaiter.exchange.version.Digest;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Signs and reads heads of logs. */
public final class LogHeads {

    /** Longest head read, in characters. */
    public static final int LONGEST = 4096;

    private LogHeads() {}

    /** Signs with the key of the node whose log it is. */
    public static SignedLogHead sign(LogHead head, SigningKey key) {
        ObjectNode json = StrictJson.newObject().put("log", head.log());
        write(head.point(), json);
        if (!head.follows().isEmpty()) {
            ArrayNode follows = json.putArray("follows");
            head.follows().forEach(point -> write(point, follows.addObject()));
        }
        json.put("time", head.time().toString());
        return new SignedLogHead(head, Token.sign(SignedKind.LOG_HEAD, key, StrictJson.write(json)));
    }

    private static void write(LogPoint point, ObjectNode json) {
        json.put("epoch", point.epoch())
                .put("size", point.size())
                .put("root", point.root().text());
    }

    /** Reads what that node must have signed of its own log. */
    public static LogHeadReading read(String jws, String log, KeyDirectory keys) {
        try {
            if (jws.length() > LONGEST) {
                throw new Refusal(Rule.TOO_LARGE, "");
            }
            Token token = Token.read(jws, SignedKind.LOG_HEAD);
            token.requireSignatureOf(log, keys);
            LogHead head = headOf(token.claims());
            if (!head.log().equals(log)) {
                throw new Refusal(Rule.WRONG_ISSUER, "/claims/log");
            }
            return new VerifiedLogHead(new SignedLogHead(head, jws));
        } catch (Refusal refusal) {
            return new LogHeadReading.Refused(refusal.rule(), refusal.path());
        }
    }

    private static LogHead headOf(Claims json) throws Refusal {
        String log = json.code("log");
        LogPoint point = pointOf(json);
        List<LogPoint> follows = json.has("follows") ? followsOf(json, point) : List.of();
        LogHead head = new LogHead(log, point, follows, json.instant("time"));
        json.requireAllRead();
        return head;
    }

    private static List<LogPoint> followsOf(Claims json, LogPoint point) throws Refusal {
        List<LogPoint> follows = new ArrayList<>();
        for (Claims earlier : json.objects("follows", LogHead.MOST_EPOCHS)) {
            LogPoint closed = pointOf(earlier);
            earlier.requireAllRead();
            if (closed.epoch() >= point.epoch()) {
                throw json.malformed("follows");
            }
            follows.add(closed);
        }
        return follows;
    }

    private static LogPoint pointOf(Claims json) throws Refusal {
        return new LogPoint(json.number("epoch", 1), json.number("size", 0), Digest.of(json.bytes32("root")));
    }
}
