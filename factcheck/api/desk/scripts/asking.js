/** Requests to the service, and its problems (RFC 9457) in words beside what they are about. */
const byId = (id) => document.getElementById(id);

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function say(shown, words = "") {
  shown.textContent = words;
  shown.hidden = !words;
}

const NO_NETWORK = { status: 0, detail: "The service can’t be reached. Is it running, and are you online?" };

/** What is wrong with an answer; null where nothing is. Asks for the key where that is what is wrong. */
async function problemOf(answer) {
  if (answer.ok) return null;
  const problem = await answer.json().catch(() => ({ status: answer.status }));
  if (answer.status === 401) askForKey();
  return problem;
}

const wordsOf = (problem) => [problem.title, problem.detail].filter(Boolean).join(": ") || `The service answered ${problem.status}.`;
