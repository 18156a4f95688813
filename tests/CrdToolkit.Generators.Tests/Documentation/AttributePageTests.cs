using System.Reflection;

namespace CrdToolkit.Generators.Tests.Documentation;

/// <summary>
/// docs/attributes.md says what comes out of the generator. Run with UPDATE_DOCS=1 to write it into the page.
/// </summary>
public sealed class AttributePageTests
{
    [Fact]
    public void The_page_says_what_comes_out_of_its_examples()
    {
        var outputs = AttributePage.Examples().Select(example => (Example: example, Output: example.Render())).ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            AttributePage.Update(outputs);
        }

        Assert.All(AttributePage.Examples().Zip(outputs), row => Assert.Equal($"{row.First.Marker}: {row.Second.Output}", $"{row.First.Marker}: {row.First.Output}"));
    }

    [Fact]
    public void Every_attribute_is_on_the_page()
    {
        var code = string.Join("\n", AttributePage.Examples().SelectMany(example => example.Code));
        // what stands on members and structs is about schemas, and so are some of those that stand on classes alone
        string[] ofResources = ["CustomResource", "SubresourceStatus", "SubresourceScale", "DefinitionLabel", "DefinitionAnnotation"];
        // docs/types.md has these
        string[] ofTypes = ["ApiType", "RecursionDepth", "SchemaType"];
        const AttributeTargets Schemas = AttributeTargets.Property | AttributeTargets.Struct;

        Assert.All(
            typeof(CustomResourceAttribute).Assembly.GetExportedTypes()
                .Where(type => type.IsSubclassOf(typeof(Attribute)) && !type.IsAbstract)
                .Where(type => (type.GetCustomAttribute<AttributeUsageAttribute>()!.ValidOn & Schemas) != 0)
                .Select(type => type.Name.Replace("Attribute", ""))
                .Except(ofTypes)
                .Concat(ofResources),
            name => Assert.Matches($@"[\[ ]{name}[\(\],]", code));
    }
}
