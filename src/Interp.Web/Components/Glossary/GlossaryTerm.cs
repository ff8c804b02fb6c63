namespace Interp.Web.Components;

/// <summary>One entry of the glossary.</summary>
/// <param name="Id">Its place on the page, as in <c>/glossary#density</c>.</param>
/// <param name="Name">The term as the field writes it.</param>
/// <param name="Short">One sentence; also what hovering over the term shows.</param>
/// <param name="More">What one should know before leaning on it.</param>
/// <param name="See">Ids of related entries.</param>
public sealed record GlossaryTerm(string Id, string Name, string Short, string More, params string[] See);
