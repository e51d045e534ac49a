// Type-ahead over a code list (ARIA combobox with list): the field sends the code, the reader sees the words.
// The server filters: GET data-url?q=words, with the fields named in data-with, answers with li elements.
(() => {
    "use strict";

    const PAUSE = 120;

    function combobox(box) {
        const input = box.querySelector("[role=combobox]");
        const code = box.querySelector("[data-code]");
        const shownCode = box.querySelector(".tw-combobox__code");
        const list = box.querySelector("[role=listbox]");
        const status = box.querySelector("[role=status]");
        let at = -1;
        let timer = 0;
        let asked = null;
        let chosenWords = code.value === "" ? null : input.value;
        let forgotten = false;

        const options = () => [...list.querySelectorAll("[role=option]")];

        function mark(index) {
            at = index;
            options().forEach((option, place) => {
                option.setAttribute("aria-selected", String(place === at));
                if (place === at) {
                    input.setAttribute("aria-activedescendant", option.id);
                    option.scrollIntoView({ block: "nearest" });
                }
            });
            if (at < 0) {
                input.removeAttribute("aria-activedescendant");
            }
        }

        function open() {
            list.hidden = false;
            input.setAttribute("aria-expanded", "true");
        }

        function close() {
            clearTimeout(timer);
            asked?.abort();
            list.hidden = true;
            input.setAttribute("aria-expanded", "false");
            mark(-1);
        }

        function address() {
            const url = new URL(box.dataset.url, location.href);
            url.searchParams.set("q", input.value === chosenWords ? "" : input.value.trim());
            for (const id of (box.dataset.with ?? "").split(" ").filter(Boolean)) {
                const other = document.getElementById(id)?.closest("[data-combobox]")?.querySelector("[data-code]")
                    ?? document.getElementById(id);
                if (other?.name) {
                    url.searchParams.set(other.name, other.value);
                }
            }
            return url;
        }

        async function ask() {
            asked?.abort();
            asked = new AbortController();
            try {
                const answer = await fetch(address(), { signal: asked.signal, headers: { "HX-Request": "true" } });
                if (!answer.ok) {
                    return;
                }
                list.innerHTML = await answer.text();
                const found = options();
                found.forEach((option, place) => { option.id = `${list.id}-${place}`; });
                if (found.length === 0) {
                    const none = document.createElement("li");
                    none.className = "tw-combobox__none";
                    none.textContent = box.dataset.none;
                    list.append(none);
                }
                status.textContent = found.length === 0 ? box.dataset.none : box.dataset.found.replace("#", found.length);
                if (document.activeElement === input) {
                    open();
                    mark(input.value.trim() === "" || input.value === chosenWords ? -1 : Math.min(0, found.length - 1));
                }
            } catch (fault) {
                if (fault.name !== "AbortError") {
                    throw fault;
                }
            }
        }

        function choose(option) {
            code.value = option.dataset.code;
            forgotten = false;
            chosenWords = option.firstElementChild.textContent;
            input.value = chosenWords;
            shownCode.textContent = code.value;
            close();
            code.dispatchEvent(new Event("change", { bubbles: true }));
        }

        function forget() {
            if (input.value !== chosenWords && code.value !== "") {
                code.value = "";
                shownCode.textContent = "";
                forgotten = true;
            }
        }

        // Said when the reader is done: a page that lays itself out anew on a change would take the field away while they type.
        function tellForgotten() {
            if (forgotten) {
                forgotten = false;
                code.dispatchEvent(new Event("change", { bubbles: true }));
            }
        }

        input.addEventListener("input", () => {
            forget();
            clearTimeout(timer);
            timer = setTimeout(ask, PAUSE);
        });
        input.addEventListener("click", () => { if (list.hidden) { ask(); } });
        input.addEventListener("blur", () => {
            close();
            tellForgotten();
        });
        input.addEventListener("keydown", event => {
            const count = options().length;
            if (event.key === "ArrowDown" || event.key === "ArrowUp") {
                event.preventDefault();
                if (list.hidden) {
                    ask();
                } else if (count > 0) {
                    const step = event.key === "ArrowDown" ? 1 : -1;
                    mark((at + step + count) % count);
                }
            } else if (event.key === "Enter" && !list.hidden && at >= 0) {
                event.preventDefault();
                choose(options()[at]);
            } else if (event.key === "Tab" && !list.hidden && at >= 0) {
                choose(options()[at]);
            } else if (event.key === "Escape" && !list.hidden) {
                event.preventDefault();
                close();
            }
        });
        list.addEventListener("mousedown", event => {
            event.preventDefault();
            const option = event.target.closest("[role=option]");
            if (option) {
                choose(option);
            }
        });
    }

    function prepare(root) {
        for (const box of root.querySelectorAll("[data-combobox]:not([data-ready])")) {
            box.dataset.ready = "";
            combobox(box);
        }
    }

    document.addEventListener("DOMContentLoaded", () => prepare(document));
    document.addEventListener("htmx:afterSwap", event => prepare(event.target.parentElement ?? document));
})();
