using System.Xml.Linq;

namespace CrdToolkit.Architecture;

/// <summary>A project file, as far as it says what the project uses.</summary>
internal sealed record Project(string Name, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    public static Project Parse(string path, XDocument document) => new(
        Path.GetFileNameWithoutExtension(path),
        [.. Compiled(document, "ProjectReference").Select(include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/')))],
        [.. Compiled(document, "PackageReference")]);

    // A reference that only orders the build or only packs its output is no dependency of the code.
    private static IEnumerable<string> Compiled(XDocument document, string item) =>
        from element in document.Descendants(item)
        where (string?)element.Attribute("ReferenceOutputAssembly") != "false"
        select (string)element.Attribute("Include")!;
}
