/** Before the first style: what was styled without the class would be styled and laid out again with it. */
document.documentElement.classList.add("js");
