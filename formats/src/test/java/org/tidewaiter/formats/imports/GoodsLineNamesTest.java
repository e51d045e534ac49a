package org.tidewaiter.formats.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.tidewaiter.report.LineIds;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class GoodsLineNamesTest {

    @Property(tries = 300)
    void dependOnTheJsonOfCommodityAndQuantity(
            @ForAll @StringLength(max = 6) String category,
            @ForAll @StringLength(max = 4) String amount,
            @ForAll int number)
            throws Exception {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("category", category).put("brand", "does not matter");
        line.putObject("quantity").put("amount", amount).put("n", number).put("t", true);
        String text = line.get("category") + "|" + line.path("subcategory") + "|" + line.get("quantity") + "|1";
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        assertThat(new GoodsLineNames().name(line))
                .isEqualTo(LineIds.next(
                        new SplittableRandom(ByteBuffer.wrap(digest).getLong())));
    }
}
