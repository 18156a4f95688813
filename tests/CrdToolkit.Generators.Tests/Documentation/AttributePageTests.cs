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
        // of reconcilers, of whole assemblies, of whole types (docs/types.md), and what the generator itself writes
        string[] others = ["ApiType", "ApiTypeFragment", "RecursionDepth", "SchemaType", "Finalizer", "SchemaDescriptions", "Owns`1", "Watches`1", "GenerateClient`1", "CustomResourceDefinition", "CustomResourceDefinitionError"];

        Assert.All(
            typeof(CustomResourceAttribute).Assembly.GetExportedTypes()
                .Where(type => type.IsSubclassOf(typeof(Attribute)) && !type.IsAbstract)
                .Select(type => type.Name.Replace("Attribute", ""))
                .Except(others),
            name => Assert.Matches($@"[\[ ]{name}[\(\],]", code));
    }
}
