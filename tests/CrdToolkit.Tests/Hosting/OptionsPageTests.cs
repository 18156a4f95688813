using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CrdToolkit.Tests.Hosting;

/// <summary>docs/options.md is made of the options types and their comments: what is set there is what the operator reads.</summary>
public sealed partial class OptionsPageTests
{
    private static readonly string Page = Path.Combine(Root(), "docs", "options.md");

    private static readonly XDocument Comments = XDocument.Load(Path.ChangeExtension(typeof(OperatorOptions).Assembly.Location, ".xml"));

    [Fact]
    public void The_page_lists_every_option_with_its_default_and_meaning()
    {
        var table = new StringBuilder("| key | default | meaning |\n|---|---|---|\n");
        Write(table, OperatorOptions.SectionName, typeof(OperatorOptions), new OperatorOptions());
        var page = File.ReadAllText(Page);
        var start = page.IndexOf("| key |", StringComparison.Ordinal);
        var end = page.IndexOf("\n\n", start, StringComparison.Ordinal);
        // CRDTOOLKIT_WRITE_DOCS=1 dotnet test writes the table anew.
        if (Environment.GetEnvironmentVariable("CRDTOOLKIT_WRITE_DOCS") == "1")
            File.WriteAllText(Page, page[..start] + table.ToString().TrimEnd('\n') + page[end..]);
        else
            Assert.Equal(table.ToString().TrimEnd('\n'), page[start..end]);
    }

    private static void Write(StringBuilder table, string section, Type type, object defaults)
    {
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).OrderBy(property => property.MetadataToken))
        {
            var key = $"{section}:{property.Name}";
            var value = property.GetValue(defaults);
            if (property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal))
                Write(table, key, property.PropertyType, value!);
            else if (value is IDictionary dictionary)
                Write(table, $"{key}:NAME", dictionary.GetType().GetGenericArguments()[1], Activator.CreateInstance(dictionary.GetType().GetGenericArguments()[1])!);
            else
                table.Append(CultureInfo.InvariantCulture, $"| `{(value is IList ? key + ":0" : key)}` | {Text(value)} | {Summary(property)} |\n");
        }
    }

    private static string Text(object? value) => value switch
    {
        null or IList { Count: 0 } => "",
        bool flag => flag ? "`true`" : "`false`",
        _ => $"`{Convert.ToString(value, CultureInfo.InvariantCulture)}`",
    };

    private static string Summary(PropertyInfo property)
    {
        var name = $"P:{property.DeclaringType!.FullName}.{property.Name}";
        var summary = Comments.Descendants("member").FirstOrDefault(member => (string?)member.Attribute("name") == name)?.Element("summary")
            ?? throw new Xunit.Sdk.XunitException($"{name} has no comment.");
        return Spaces().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim();
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{((string?)see.Attribute("cref") ?? (string?)see.Attribute("langword") ?? "").Split('.')[^1]}`",
        _ => node.ToString(),
    };

    private static string Root() => typeof(OptionsPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
