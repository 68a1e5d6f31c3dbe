// Says in the page, rather than in the console alone, that a passkey was not used.
document.addEventListener('allauth.error', (event) => {
    const trouble = document.getElementById('passkey-trouble');
    if (trouble) {
        event.preventDefault();
        trouble.hidden = false;
    }
});
