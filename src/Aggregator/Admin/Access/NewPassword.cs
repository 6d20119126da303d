namespace Aggregator.Admin.Access;

/// <summary>A new password as a form brings it: twice.</summary>
internal static class NewPassword
{
    /// <summary>What is wrong; null when nothing is.</summary>
    public static string? Problem(string password, string again, string name) =>
        Passwords.Problem(password, name) ?? (password == again ? null : "The two passwords are not the same.");
}
