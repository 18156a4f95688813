using System.Xml.Linq;

namespace CrdToolkit.Architecture;

/// <summary>Directory.Packages.props: each dependency is used and has its reason.</summary>
public class PackageReasonTests
{
    private static readonly XDocument Packages = XDocument.Parse(Repository.Read("Directory.Packages.props"));

    private static readonly HashSet<string> Used =
    [
        .. from path in Repository.Files(".csproj", "src", "generators", "build", "tests", "examples")
               .Concat(Repository.Files(".props", "tests", "build"))
           from element in XDocument.Parse(Repository.Read(path)).Descendants("PackageReference")
           select (string?)element.Attribute("Include") ?? "",
        .. from element in XDocument.Parse(Repository.Read("Directory.Build.targets")).Descendants("PackageReference")
           select (string?)element.Attribute("Include") ?? "",
    ];

    public static TheoryData<string> PackageNames =>
        [.. Packages.Descendants("PackageVersion").Select(element => (string)element.Attribute("Include")!)];

    [Theory]
    [MemberData(nameof(PackageNames))]
    public void A_package_is_used_by_a_project(string name) => Assert.Contains(name, Used);

    [Theory]
    [MemberData(nameof(PackageNames))]
    public void A_package_has_a_reason_above_it(string name)
    {
        var element = Packages.Descendants("PackageVersion").Single(element => (string)element.Attribute("Include")! == name);
        var above = element.NodesBeforeSelf().LastOrDefault(node => node is XComment or XElement);
        Assert.True(above is XComment, $"Say in a comment above {name} what it is for.");
    }
}
