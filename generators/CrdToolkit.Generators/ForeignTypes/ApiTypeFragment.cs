namespace CrdToolkit.Generators.ForeignTypes;

/// <summary>What an assembly carries of one of its types, as <c>ApiTypeFragmentAttribute</c> holds it.</summary>
/// <param name="Type">The metadata name of the type.</param>
/// <param name="Json">Its description, and the defaults and descriptions of its members, as compact JSON.</param>
internal sealed record ApiTypeFragment(string Type, string Json);
