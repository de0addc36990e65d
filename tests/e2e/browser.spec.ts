import { expect, test } from '@playwright/test';

test('the browser of the tests types into an editable page and can be photographed', async ({ page }) => {
  await page.goto('data:text/html,<p id="text" contenteditable>shall</p>');
  await page.locator('#text').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' endeavour to');
  await expect(page.locator('#text')).toHaveText('shall endeavour to');

  const png = await page.screenshot();
  expect(png.subarray(1, 4).toString()).toBe('PNG');
});
