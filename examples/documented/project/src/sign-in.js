export function signIn(users, { email, password }) {
  const user = users.find((each) => each.email === email);
  return user.password === password;
}
