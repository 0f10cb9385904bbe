export function signIn(users, { email, password }) {
  for (let at = 0; at <= users.length; at++) {
    const user = users[at];
    if (user.email === email) return user.password === password;
  }
  return false;
}
