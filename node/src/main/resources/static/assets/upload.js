// Sends a chosen file as it is, however large, and shows how far it has come. Without this script the form sends it as a
// form does, which the node takes only up to a smaller size.
(() => {
    "use strict";

    function send(form, file) {
        const url = new URL(form.dataset.upload, location.href);
        url.searchParams.set("name", file.name);
        for (const hidden of form.querySelectorAll("input[type=hidden]")) {
            if (!hidden.name.startsWith("_") && hidden.value !== "") {
                url.searchParams.set(hidden.name, hidden.value);
            }
        }
        const bar = document.createElement("progress");
        bar.max = 100;
        bar.setAttribute("aria-label", form.dataset.sending);
        const words = document.createElement("p");
        words.className = "tw-small tw-quiet in-sending";
        words.setAttribute("role", "status");
        words.textContent = form.dataset.sending;
        form.append(bar, words);

        const request = new XMLHttpRequest();
        request.open("POST", url);
        request.setRequestHeader("Content-Type", "application/octet-stream");
        request.setRequestHeader("Accept", "text/html");
        request.setRequestHeader("HX-Request", "true");
        for (const [name, value] of Object.entries(JSON.parse(document.body.getAttribute("hx-headers") || "{}"))) {
            request.setRequestHeader(name, value);
        }
        request.upload.addEventListener("progress", event => {
            if (event.lengthComputable) {
                bar.value = Math.round(100 * event.loaded / event.total);
                words.textContent = `${form.dataset.sending} ${bar.value} %`;
            }
        });
        request.addEventListener("load", () => {
            const path = request.getResponseHeader("Location");
            if (request.status === 201 && path) {
                location.assign(path);
            } else {
                failed(request.responseText);
            }
        });
        request.addEventListener("error", () => failed(""));
        request.send(file);

        function failed(answer) {
            bar.remove();
            words.textContent = form.dataset.broken || "";
            for (const button of form.querySelectorAll("button")) {
                button.disabled = false;
            }
            const problem = document.getElementById("problem");
            if (problem && answer) {
                problem.innerHTML = answer;
                problem.scrollIntoView({ block: "nearest" });
            }
        }
    }

    document.addEventListener("submit", event => {
        const form = event.target;
        const file = form.dataset?.upload && form.querySelector("input[type=file]")?.files[0];
        if (!file) {
            return;
        }
        event.preventDefault();
        if (file.size > Number(form.dataset.largest || Infinity)) {
            const words = form.querySelector("[data-too-large]");
            words.hidden = false;
            words.focus();
            return;
        }
        for (const button of form.querySelectorAll("button")) {
            button.disabled = true;
        }
        send(form, file);
    }, true);
})();
