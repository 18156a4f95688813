using System.Reflection;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.Tests.TypeMapping;
using CrdToolkit.Generators.TypeMapping;

namespace CrdToolkit.Generators.Tests.Discovery;

/// <summary>The generator knows the types of users by name alone; each name is one of a real type.</summary>
public sealed class AttributeNamesTests
{
    public static TheoryData<string> Own => [.. Constants(typeof(AttributeNames))];

    public static TheoryData<string> OfDotNet => [.. Constants(typeof(WireAttributes)), BuiltInKinds.EntityAttribute, EmbeddedMetadata.TypeName, ScalarSchemas.Quantity, ScalarSchemas.IntOrString, ScalarSchemas.TimeSpan];

    [Theory]
    [MemberData(nameof(Own))]
    public void A_name_is_that_of_a_type_of_Abstractions_or_the_runtime(string name) =>
        Assert.NotNull(typeof(CustomResourceAttribute).Assembly.GetType(name) ?? typeof(OperatorOptions).Assembly.GetType(name));

    [Theory]
    [MemberData(nameof(OfDotNet))]
    public void A_name_is_that_of_a_type_of_NET_or_the_client(string name) =>
        Assert.NotNull(SourceCompilation.Create("").GetTypeByMetadataName(name));

    [Fact]
    public void The_properties_that_are_read_are_there()
    {
        Assert.Equal(
            ["Categories", "Deprecated", "DeprecationWarning", "Kind", "Plural", "Scope", "Served", "ShortNames", "Singular", "Storage"],
            typeof(CustomResourceAttribute).GetProperties().Where(property => property.CanWrite).Select(property => property.Name).Order());
        Assert.Equal(1, (int)ResourceScope.Cluster);
    }

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
}
