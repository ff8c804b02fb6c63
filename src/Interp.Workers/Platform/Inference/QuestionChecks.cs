namespace Interp.Workers.Platform;

/// <summary>
/// What a question must satisfy before it is computed. The site has checked most of it for people; here it keeps a question from holding up the line, or
/// from reaching an operator with a shape that it does not take.
/// </summary>
internal static class QuestionChecks
{
    /// <exception cref="RefusedException">The number is out of its bounds.</exception>
    public static void Range(string field, long value, long least, long most)
    {
        if (value < least || value > most) throw new RefusedException(field, $"Give a number from {least} to {most}.");
    }

    /// <exception cref="RefusedException">The text is too long.</exception>
    public static void Length(string field, string? text, int most)
    {
        if (text?.Length > most) throw new RefusedException(field, $"This text has {text.Length:N0} characters; use at most {most:N0}. Shorten it.");
    }
}
