package org.tidewaiter.node.intake.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.tidewaiter.node.intake.Browser;
import org.tidewaiter.node.intake.Browser.Seen;
import org.tidewaiter.node.intake.IntakeTest;
import org.tidewaiter.node.intake.Tables;

/** The import page, as a person without scripts uses it. */
@IntakeTest
@TestPropertySource(properties = "tidewaiter.node.originator=US-CUSTOMS")
class ImportTest {

    private static final String HEADER = "Fiscal Year,Month (abbv),Component,Region,Area of Responsibility,"
            + "Inbound/Outbound,Mode of Transportation,Seizure Type,Category,Event ID,Quantity Seized\n";
    private static final String PLANTED = "Plantedcategory";
    private static final Pattern USE = Pattern.compile("name=\"use\" value=\"(GOODS\\.0\\.category)\"");

    private final JdbcClient sql;
    private Browser coordinator;

    @LocalServerPort
    private int port;

    @Autowired
    ImportTest(JdbcClient sql) {
        this.sql = sql;
    }

    @BeforeEach
    void signIn() {
        coordinator = Browser.signedIn(port, "en", "coordinator");
    }

    private static String row(int event, String category, String quantity) {
        return "2023,DEC,Office of Field Operations,Central/Coastal/Other,Baltimore Field Office,INBOUND,Air,Weapons,"
                + category + ",99673450" + event + ".0," + quantity + "\n";
    }

    private String uploaded(String csv) {
        coordinator.get("/imports");
        Seen seen = coordinator.upload("/imports", "file", "weapons.csv", csv);
        assertThat(seen.path()).as(seen.html()).startsWith("/imports/");
        return seen.path();
    }

    private Seen tried(String path) {
        coordinator.post(path + "/mapping/known", "name", "us-cbp-weapons");
        coordinator.post(path + "/trial");
        return awaited(path, "TRIED");
    }

    private Seen run(String path) {
        tried(path);
        coordinator.post(path + "/start");
        return awaited(path, "DONE");
    }

    private Seen awaited(String path, String state) {
        await().atMost(Duration.ofSeconds(60)).until(() -> state(path).equals(state));
        return coordinator.get(path);
    }

    private String state(String path) {
        return sql.sql("select state from intake.import where import = ?::uuid")
                .param(path.substring("/imports/".length()))
                .query(String.class)
                .single();
    }

    @Test
    void offersTheMappingWhoseColumnsFit() {
        assertThat(coordinator.get(uploaded(HEADER + row(9, "Long Arm", "1.0"))).html())
                .contains("Fits the columns of this file", "Weapons and ammunition seizures", "comma");
    }

    @Test
    void showsWhatWouldBecomeOfAFileBeforeAnythingGoesIn() {
        Seen seen = tried(uploaded(HEADER + row(10, "Long Arm", "1.0") + row(12, PLANTED, "1.0")));
        assertThat(seen.html()).contains("in-faulty", PLANTED, "has no translation in the mapping", "Bring one row in");
        assertThat(reports("us-cbp-weapons:9967345010")).isZero();
    }

    @Test
    void bringsAFileInAndChangesNothingTheSecondTime() {
        String csv = HEADER + row(11, "Long Arm", "1.0") + row(12, "Handgun", "2.0") + row(13, PLANTED, "1.0");
        String first = uploaded(csv);
        assertThat(run(first).html()).contains("accepted 2, already there 0, refused 1");
        assertThat(run(uploaded(csv)).html()).contains("accepted 0, already there 2, refused 1");
        assertThat(reports("us-cbp-weapons:9967345011")).isEqualTo(1);
        String refused = coordinator.get(first + "/refused.csv").html();
        assertThat(refused).startsWith("row,rule,message,").contains(PLANTED);
    }

    @Test
    void takesCorrectedRowsThroughTheMappingOfTheFirstImport() {
        String first = uploaded(HEADER + row(14, "Long Arm", "1.0") + row(15, PLANTED, "1.0"));
        run(first);
        String corrected = coordinator.get(first + "/refused.csv").html().replace(PLANTED, "Magazine");
        Seen seen = coordinator.upload(
                "/imports", "file", "refused.csv", corrected, "corrects", first.substring("/imports/".length()));
        awaited(seen.path(), "TRIED");
        coordinator.post(seen.path() + "/start");
        assertThat(awaited(seen.path(), "DONE").html()).contains("accepted 1, already there 0, refused 0");
        assertThat(reports("us-cbp-weapons:9967345015")).isEqualTo(1);
    }

    @Test
    void keepsFilesAndRefusedRowsSealed() {
        run(uploaded(HEADER + row(21, PLANTED, "1.0")));
        assertThat(Tables.thatHold(sql, PLANTED)).isEmpty();
    }

    @Test
    void takesUpAnImportThatWasCutOffAndEndsTheSame() {
        String path = uploaded(HEADER + row(31, "Long Arm", "1.0") + row(32, "Handgun", "2.0"));
        run(path);
        sql.sql("update intake.import set state = 'RUNNING', rows_read = 1, accepted = 1,"
                        + " heartbeat_at = now() - interval '1 hour' where import = ?::uuid")
                .param(path.substring("/imports/".length()))
                .update();
        assertThat(awaited(path, "DONE").html()).contains("accepted 2, already there 0, refused 0");
        assertThat(reports("us-cbp-weapons:9967345031")).isEqualTo(1);
    }

    @Test
    void goesOnAfterAPause() {
        String path = uploaded(HEADER + row(33, "Long Arm", "1.0"));
        tried(path);
        sql.sql("update intake.import set state = 'PAUSED' where import = ?::uuid")
                .param(path.substring("/imports/".length()))
                .update();
        assertThat(coordinator.get(path).html()).contains("Paused", "Go on");
        coordinator.post(path + "/resume");
        assertThat(awaited(path, "DONE").html()).contains("accepted 1, already there 0, refused 0");
    }

    @Test
    void explainsAWithdrawalAndWithdrawsAllThatCameIn() {
        String path = uploaded(HEADER + row(34, "Long Arm", "1.0") + row(35, "Handgun", "1.0"));
        run(path);
        assertThat(coordinator.get(path + "/withdrawal").html())
                .contains("This import brought in 2 reports", "A withdrawal is for ever");
        coordinator.post(path + "/withdrawal", "reason", "ENTERED_IN_ERROR");
        assertThat(awaited(path, "WITHDRAWN").html()).contains("2 reports withdrawn");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> sql.sql("select count(*) from registry.report where state = 'WITHDRAWN' and source_key in"
                                        + " ('us-cbp-weapons:9967345034', 'us-cbp-weapons:9967345035')")
                                .query(Long.class)
                                .single()
                        == 2);
    }

    @Test
    void deletesAFileThatWasNotStartedWithoutATrace() {
        String path = uploaded(HEADER + row(36, "Long Arm", "1.0"));
        assertThat(coordinator.post(path + "/delete").html()).contains("The file is deleted");
        assertThat(coordinator.get(path).status()).isEqualTo(404);
    }

    @Test
    void refusesAFileThatIsNotWhatItsNameSays() {
        Seen seen = coordinator.upload("/imports", "file", "seizures.xlsx", "PK\u0003\u0004 and nothing else");
        assertThat(seen.status()).isEqualTo(422);
        assertThat(sql.sql("select count(*) from intake.import where state = 'UPLOADING'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void mapsAnUnknownFileColumnByColumnAndKeepsTheMapping() {
        String path = uploaded("Datum;Ware;Menge\n24.12.2025;Zigaretten;200\n25.12.2025;Kokain;3\n");
        Seen begun = coordinator.post(path + "/mapping/begin");
        assertThat(begun.html()).contains("Datum", "24.12.2025", "semicolon", "Every report needs these too");
        coordinator.post(path + "/mapping/name", "name", "tide test", "title", "Tide test");
        coordinator.post(path + "/mapping/columns/0", "c0.field", "eventDate");
        coordinator.post(path + "/mapping/columns/1", "c1.field", "goods[].category");
        coordinator.post(path + "/mapping/columns/2", "c2.field", "goods[].quantity.amount");
        Seen mapped = coordinator.get(path);
        assertThat(mapped.html()).contains("d.M.yyyy", "2 without a code");
        Matcher use = USE.matcher(mapped.html());
        assertThat(use.find()).isTrue();
        coordinator.post(path + "/mapping/values", "use", use.group(1), "value", "Zigaretten", "v.code", "TOBACCO");
        coordinator.post(path + "/mapping/values", "use", use.group(1), "value", "Kokain", "v.code", "DRUGS");
        for (String[] constant : new String[][] {
            {"goods[].subcategory", "CIGARETTES"},
            {"goods[].quantity.unit", "H87"},
            {"goods[].quantity.basis", "COUNTED"},
            {"locationType", "UNKNOWN"},
            {"transport.mode", "0"}
        }) {
            coordinator.post(
                    path + "/mapping/constants",
                    "path",
                    constant[0],
                    "constant." + constant[0] + ".value",
                    constant[1]);
        }
        coordinator.post(path + "/trial");
        Seen tried = awaited(path, "TRIED");
        assertThat(tried.html()).as(tried.html()).contains("Bring one row in");
        coordinator.post(path + "/start");
        assertThat(awaited(path, "DONE").html())
                .contains("accepted 1, already there 0, refused 1", "tide-test, version 1");
        assertThat(coordinator.get("/imports/mappings").html()).contains("Tide test", "version 1, by coordinator");
        assertThat(coordinator.get("/imports/mappings/tide-test.yaml").html())
                .contains("mapping: tide-test", "Zigaretten");
        assertThat(Tables.thatHold(sql, "Zigaretten")).isEmpty();
    }

    @Test
    void keepsAFileToWhoBroughtIt() {
        String path = uploaded(HEADER + row(41, "Long Arm", "1.0"));
        assertThat(Browser.signedIn(port, "en", "officer").get(path).status()).isEqualTo(403);
    }

    private long reports(String sourceKey) {
        return sql.sql("select count(*) from registry.report where source_key = ?")
                .param(sourceKey)
                .query(Long.class)
                .single();
    }
}
