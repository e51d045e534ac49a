package org.tidewaiter.node.casework;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.settings.NodeSettings;
import org.tidewaiter.node.web.NavigationEntry;
import org.tidewaiter.node.web.SearchBox;
import org.tidewaiter.node.web.Task;

/** Where the pages of this module stand in the rail. */
@Configuration(proxyBeanMethods = false)
class CaseworkNavigation {

    @Bean
    SearchBox searchBox() {
        return new SearchBox(SearchController.PATH, "q");
    }

    @Bean
    NavigationEntry searchEntry() {
        return new NavigationEntry(
                10,
                Task.CASES,
                "casework.search.entry",
                SearchController.PATH,
                "list-search",
                viewer -> viewer.may(Permission.SEARCH));
    }

    @Bean
    NavigationEntry galleryEntry() {
        return new NavigationEntry(
                20,
                Task.CASES,
                "casework.gallery.entry",
                GalleryController.PATH,
                "photo",
                viewer -> viewer.may(Permission.SEARCH));
    }

    @Bean
    NavigationEntry workEntry() {
        return new NavigationEntry(
                10,
                Task.WORK,
                "casework.work.entry",
                WorkController.PATH,
                "checklist",
                viewer -> viewer.may(Permission.RECORD) || viewer.may(Permission.VERIFY));
    }

    /** A gateway's members alone hand all they have over. */
    @Bean
    NavigationEntry handOversEntry(NodeSettings settings) {
        return new NavigationEntry(
                18,
                Task.WORK,
                "casework.hand-overs.entry",
                HandOverController.PATH,
                "send",
                viewer -> !settings.members().isEmpty() && viewer.may(Permission.HAND_OVER));
    }

    @Bean
    NavigationEntry lostVersionsEntry() {
        return new NavigationEntry(
                15,
                Task.WORK,
                "casework.lost.entry",
                LostVersionController.PATH,
                "checklist",
                viewer -> viewer.may(Permission.RELEASE));
    }

    @Bean
    NavigationEntry workListEntry() {
        return new NavigationEntry(
                20,
                Task.WORK,
                "quality.list.entry",
                WorkListController.PATH,
                "checklist",
                viewer -> viewer.may(Permission.ASSESS));
    }

    @Bean
    NavigationEntry pairsEntry() {
        return new NavigationEntry(
                25,
                Task.WORK,
                "matching.pairs.entry",
                PairController.PATH,
                "link",
                viewer -> viewer.may(Permission.LINK));
    }

    @Bean
    NavigationEntry questionsEntry() {
        return new NavigationEntry(
                30,
                Task.WORK,
                "quality.questions.entry",
                QuestionController.PATH,
                "help-circle",
                viewer -> viewer.may(Permission.ASSESS) || viewer.may(Permission.ANSWER));
    }
}
