namespace Interp.Api.Dictionaries;

/// <summary>Why an instructor should look at a comment.</summary>
/// <param name="Reason">At most 1,000 characters.</param>
internal sealed record ReportRequest(string Reason);
